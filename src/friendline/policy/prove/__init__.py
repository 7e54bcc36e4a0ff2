"""Proving what a policy promises, or refuting it with one invented person.

``prove`` asks everything of one policy; ``prove_refines`` holds one policy against another.
"""

from friendline.policy.prove.prover import PROVERS, ProverName, UnknownProverError
from friendline.policy.prove.proving import ProversDisagreeError, prove, prove_refines
from friendline.policy.prove.refinement import STRICTEST_FIRST, StrictnessError
from friendline.policy.prove.verdicts import OUTSIDE, Kind, Proofs, Standing, Verdict

__all__ = [
    "OUTSIDE",
    "PROVERS",
    "STRICTEST_FIRST",
    "Kind",
    "Proofs",
    "ProverName",
    "ProversDisagreeError",
    "Standing",
    "StrictnessError",
    "UnknownProverError",
    "Verdict",
    "prove",
    "prove_refines",
]

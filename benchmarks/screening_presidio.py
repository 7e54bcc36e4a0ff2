"""Print the CPU seconds that Presidio's recognisers of numbers and addresses take for posts.

    python screening_presidio.py POSTS.json

Runs in an environment of its own, where friendline is not installed; ``screening_peers.py`` makes
it. A language model is not asked for: only patterns are compared.
"""

import json
import sys
import time
from pathlib import Path

import tldextract
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
)

# The e-mail recogniser asks the network for the list of top-level domains, unless told not to.
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())


def main() -> None:
    """Read the posts, once over before the clock starts."""
    posts: list[str] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    recognisers = (
        EmailRecognizer(),
        PhoneRecognizer(),
        IbanRecognizer(),
        CreditCardRecognizer(),
        IpRecognizer(),
    )
    for recogniser in recognisers:
        recogniser.analyze("Write to me@example.com", recogniser.supported_entities, None)
    began = time.process_time()
    for post in posts:
        for recogniser in recognisers:
            recogniser.analyze(post, recogniser.supported_entities, None)
    print(time.process_time() - began)


if __name__ == "__main__":
    main()

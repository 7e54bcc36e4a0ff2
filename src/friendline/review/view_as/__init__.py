"""View as: what anybody, a stranger, a friend or any person sees, item by item and why."""

from friendline.review.view_as.counting import CategoryCount
from friendline.review.view_as.lookers import Looker, Lookers
from friendline.review.view_as.scene import Scene, View, ViewOfChannel
from friendline.review.view_as.seen import Seen, ViewOf, audience_class_of, class_key, views
from friendline.review.view_as.timeline import Order, ShownItem

__all__ = [
    "CategoryCount",
    "Looker",
    "Lookers",
    "Order",
    "Scene",
    "Seen",
    "ShownItem",
    "View",
    "ViewOf",
    "ViewOfChannel",
    "audience_class_of",
    "class_key",
    "views",
]

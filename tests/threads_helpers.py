"""A made-up Threads profile, as it lies inside an Instagram export (formats 2b)."""

from typing import Any

from instagram_helpers import NOW, listed, mapped, picture, profile

FOLDER = "your_instagram_activity/threads/"
SITE = "https://www.threads.com/"


def thread(title: str, *, is_reply: bool = False, uri: str = "") -> dict[str, Any]:
    """Make a post or a reply, with or without a picture."""
    return {
        "media": [
            {
                **picture(1, title),
                "uri": uri,
                "text_app_post": {"reply_control": "mentioned_only", "is_reply": is_reply},
            }
        ]
    }


THREADS: dict[str, Any] = {
    FOLDER + "threads_and_replies.json": {
        "text_post_app_text_posts": [
            thread("Café day with @Ann.Lee."),
            thread("agreed — tomorrow", is_reply=True),
            thread("", uri="media/posts/202311/5.jpg"),
        ]
    },
    FOLDER + "archived_threads.json": {
        "text_post_app_text_app_archived_posts": [thread("Old"), thread("Older", is_reply=True)]
    },
    FOLDER + "followers_1.json": {
        "text_post_app_text_post_app_followers": [
            {**listed("bo_ek", site=SITE)[0], "title": "Bo Ék"},
            {
                "title": "cy.ray",
                "string_list_data": [{"href": "https://www.threads.net/@cy.ray", "timestamp": NOW}],
            },
        ]
    },
    FOLDER + "following.json": {"text_post_app_text_post_app_following": listed("dot", site=SITE)},
    FOLDER + "blocked_profiles.json": {"text_post_app_text_post_app_blocked_users": listed("hal")},
    FOLDER + "pending_follow_requests.json": {
        "text_post_app_text_post_app_follow_requests_sent": listed("eve")
    },
    FOLDER + "recent_follow_requests.json": {
        "text_post_app_text_post_app_permanent_follow_requests": listed("eve", "dot", "flo")
    },
    FOLDER + "recently_unfollowed_profiles.json": {
        "text_post_app_text_post_app_unfollowed_users": listed("flo")
    },
    FOLDER + "liked_threads.json": {"text_post_app_media_likes": listed("liked")},
    FOLDER + "threads_viewed.json": {
        "text_post_app_text_post_app_posts_seen": [mapped(Author="seen", Time=NOW)]
    },
    FOLDER + "personal_information.json": {
        "text_post_app_text_post_app_profile": profile("False")["profile_user"]
    },
}

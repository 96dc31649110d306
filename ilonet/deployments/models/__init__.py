"""Posts and who serves on them; planned, confirmed, active, ending, ended; and what was known of them when (Arts 2, 4)."""

from ilonet.deployments.models.deployment import Deployment
from ilonet.deployments.models.facts import READERS, DeploymentFacts, PostFacts, _readers
from ilonet.deployments.models.in_force import ENDING_WITHIN, DeploymentQuerySet
from ilonet.deployments.models.known import DeploymentRecord, Known, PostRecord, as_known
from ilonet.deployments.models.post import Post, PostQuerySet

__all__ = [
    "ENDING_WITHIN",
    "READERS",
    "Deployment",
    "DeploymentFacts",
    "DeploymentQuerySet",
    "DeploymentRecord",
    "Known",
    "Post",
    "PostFacts",
    "PostQuerySet",
    "PostRecord",
    "_readers",
    "as_known",
]

"""The closed lists of the register, in the words of the law (requirements F.4-F.6; Arts 2(2), 3(4), 3(6))."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HostType(TextChoices):
    """Where an officer is posted: exactly these four (Art. 2(2))."""

    MS_MISSION = "ms_mission", _("diplomatic mission of a Member State")
    THIRD_COUNTRY_AUTHORITY = "third_country_authority", _("competent authorities of a third country")
    INTERNATIONAL_ORGANISATION = "international_organisation", _("international organisation")
    UNION_MISSION = "union_mission", _("diplomatic mission of the Union")


class Topic(TextChoices):
    """What officers collect information on (Art. 3(4)(a)-(l)); fixed by law, never editable."""

    A = "a", _("integrated border management")
    B = "b", _("flows and their composition")
    C = "c", _("routes")
    D = "d", _("smuggling and trafficking organisations")
    E = "e", _("incidents and events")
    F = "f", _("document fraud")
    G = "g", _("help to prevent illegal flows")
    H = "h", _("pre-departure integration")
    I = "i", _("return, readmission, reintegration")  # noqa: E741 — the letter of the law
    J = "j", _("access to protection")
    K = "k", _("legal channels, skills, resettlement")
    L = "l", _("capacity, law and practice; reception and detention")


class Assistance(TextChoices):
    """What officers may help with (Art. 3(6)(a)-(d))."""

    A = "a", _("identity, return, reintegration")
    B = "b", _("resettlement")
    C = "c", _("legal admission")
    D = "d", _("information sharing against illegal immigration, smuggling, trafficking")


class PostKind(TextChoices):
    """Kinds of liaison officer (requirements F.4)."""

    ILO = "ilo", _("immigration liaison officer")
    MIGRATION_ATTACHE = "migration_attache", _("migration attaché")
    POLICE = "police", _("police or border liaison officer with migration duties")
    AIRLINE = "airline", _("airline or airport liaison officer")
    DOCUMENT_ADVISER = "document_adviser", _("document adviser")
    RETURN = "return", _("return liaison officer")
    EURLO = "eurlo", _("European return liaison officer")
    EMLO = "emlo", _("European migration liaison officer")
    FRONTEX = "frontex", _("Frontex liaison officer")
    EUAA = "euaa", _("EUAA liaison officer")
    EUROPOL = "europol", _("Europol liaison officer")
    RESETTLEMENT = "resettlement", _("resettlement or protection officer")
    VISA = "visa", _("visa or consular officer with migration duties")
    JOINT = "joint", _("joint officer")
    REGIONAL = "regional", _("regional coordinator")


class Basis(TextChoices):
    """Under which Regulation a deployment was notified; never rewritten (Art. 13, R-13-a)."""

    TODAY = "2019/1240", _("Regulation (EU) 2019/1240")
    LEGACY = "377/2004", _("Regulation (EC) No 377/2004, read as Regulation (EU) 2019/1240 (Art. 13)")


class Siena(TextChoices):
    """How the post reaches Europol's secure channel (R-2611-b)."""

    DIRECT = "direct", _("direct")
    VIA_AUTHORITY = "via_authority", _("through the authority")
    OTHER_SECURE = "other_secure", _("another secure channel")
    NONE = "none", _("none")


class Competence(TextChoices):
    """What an officer is trained in (R-3.6-e)."""

    DOCUMENTS = "documents", _("document examination")
    RETURN = "return", _("return operations")
    PROTECTION = "protection", _("international protection")
    SMUGGLING = "smuggling", _("migrant smuggling")
    TRAFFICKING = "trafficking", _("trafficking in human beings")
    FUNDAMENTAL_RIGHTS = "fundamental_rights", _("fundamental rights")
    VISA = "visa", _("visa and legal migration")
    BORDER = "border", _("border management")
    ANALYSIS = "analysis", _("risk analysis")

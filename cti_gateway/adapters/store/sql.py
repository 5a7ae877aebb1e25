"""The whole store on one database."""

from cti_gateway.adapters.store.archive import SqlArchive
from cti_gateway.adapters.store.callbacks import SqlCallbacks
from cti_gateway.adapters.store.consultations import SqlConsultations
from cti_gateway.adapters.store.database import connect
from cti_gateway.adapters.store.digest import SqlDigest
from cti_gateway.adapters.store.directory import SqlDirectory
from cti_gateway.adapters.store.figures import SqlReportFacts
from cti_gateway.adapters.store.handover import SqlHandovers
from cti_gateway.adapters.store.journal import SqlJournal
from cti_gateway.adapters.store.knowledge import SqlKnowledge
from cti_gateway.adapters.store.marks import SqlMarks
from cti_gateway.adapters.store.missed import SqlMissedCalls
from cti_gateway.adapters.store.orders import SqlOrders
from cti_gateway.adapters.store.pre_shift import SqlPreShifts
from cti_gateway.adapters.store.quality_forms import SqlQualityForms
from cti_gateway.adapters.store.queue_versions import SqlQueueVersions
from cti_gateway.adapters.store.refusals import SqlRefusals
from cti_gateway.adapters.store.requests import SqlRequests
from cti_gateway.adapters.store.rosters import SqlEvidence, SqlRosters
from cti_gateway.adapters.store.rulings import SqlRulings
from cti_gateway.adapters.store.sessions import SqlSessions
from cti_gateway.adapters.store.special_days import SqlSpecialDays
from cti_gateway.adapters.store.spot_checks import SqlSpotChecks
from cti_gateway.adapters.store.tickets import SqlTickets


class SqlStore(
    SqlJournal,
    SqlDirectory,
    SqlQueueVersions,
    SqlSpecialDays,
    SqlSessions,
    SqlArchive,
    SqlReportFacts,
    SqlCallbacks,
    SqlMissedCalls,
    SqlRosters,
    SqlRequests,
    SqlTickets,
    SqlEvidence,
    SqlHandovers,
    SqlPreShifts,
    SqlKnowledge,
    SqlRulings,
    SqlRefusals,
    SqlOrders,
    SqlSpotChecks,
    SqlQualityForms,
    SqlConsultations,
    SqlDigest,
    SqlMarks,
):
    """Implements ports.store.Store."""

    @classmethod
    async def open(cls, url: str) -> "SqlStore":
        """Connect and migrate; raises StoreUnavailable."""
        store = cls(connect(url))
        try:
            await store.migrate()
        except BaseException:
            await store.close()
            raise
        return store

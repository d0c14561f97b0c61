namespace SertiKesos.Platform.Storage;

/// <summary>
/// Every container, table and queue, by the names that outside tools rely on (docs/storage.md). One class owns each.
/// </summary>
internal static class StorageNames
{
    internal static class Containers
    {
        public const string Rosters = "rosters";
        public const string Originals = "originals";
        public const string Receipts = "receipts";
        public const string Registers = "registers";
        public const string Summaries = "summaries";
        public const string OfficeWorkbooks = "office-workbooks";
        public const string Reference = "reference";
        public const string Publications = "publications";

        public static IReadOnlyList<string> All => [Rosters, Originals, Receipts, Registers, Summaries, OfficeWorkbooks, Reference, Publications];
    }

    internal static class Tables
    {
        public const string Registers = "Registers";
        public const string Submissions = "Submissions";
        public const string Coverage = "Coverage";
        public const string Statements = "Statements";
        public const string People = "People";
        public const string Alerts = "Alerts";
        public const string Offices = "Offices";
        public const string Audit = "Audit";
        public const string Publications = "Publications";

        public static IReadOnlyList<string> All => [Registers, Submissions, Coverage, Statements, People, Alerts, Offices, Audit, Publications];
    }

    internal static class Queues
    {
        public const string AlertScans = "alert-scans";
        public const string Alerts = "alerts";
        public const string RosterArrivals = "roster-arrivals";
        public const string RosterResumes = "roster-resumes";
        public const string SummaryWorkbooks = "summary-workbooks";
        public const string Notices = "notices";

        public static IReadOnlyList<string> All => [AlertScans, Alerts, RosterArrivals, RosterResumes, SummaryWorkbooks, Notices];
    }
}

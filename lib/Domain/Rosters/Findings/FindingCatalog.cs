namespace SertiKesos.Rosters.Findings;

/// <summary>
/// Every finding that a roster can get. Codes are stable: a new cause takes a free number, an old number is never used
/// again. <c>docs/findings.md</c> has a section for each; a test keeps both in step.
/// </summary>
internal static class FindingCatalog
{
    public static readonly FindingRule EmptyFile = Refusal("ROS001", "empty-file");
    public static readonly FindingRule FileTooLarge = Refusal("ROS002", "file-too-large");
    public static readonly FindingRule OldExcel = Refusal("ROS003", "old-excel");
    public static readonly FindingRule PasswordProtected = Refusal("ROS004", "password-protected");
    public static readonly FindingRule PlainText = Refusal("ROS005", "plain-text-table");
    public static readonly FindingRule WebPage = Refusal("ROS006", "web-page-table");
    public static readonly FindingRule Pdf = Refusal("ROS007", "pdf");
    public static readonly FindingRule Picture = Refusal("ROS008", "picture");
    public static readonly FindingRule Archive = Refusal("ROS009", "archive");
    public static readonly FindingRule OpenDocument = Refusal("ROS010", "open-document");
    public static readonly FindingRule BinaryWorkbook = Refusal("ROS011", "binary-workbook");
    public static readonly FindingRule NikLostLastDigit = Part("ROS012", "nik-lost-last-digit");
    public static readonly FindingRule OtherOfficeFile = Refusal("ROS013", "other-office-file");
    public static readonly FindingRule UnknownFormat = Refusal("ROS014", "unknown-format");
    public static readonly FindingRule Macros = Refusal("ROS015", "macros");
    public static readonly FindingRule ExternalContent = Refusal("ROS016", "external-content");
    public static readonly FindingRule Damaged = Refusal("ROS017", "damaged-file");
    public static readonly FindingRule SuspiciousPackage = Refusal("ROS018", "suspicious-package");
    public static readonly FindingRule TooMuchContent = Refusal("ROS019", "too-much-content");
    public static readonly FindingRule NoTable = File("ROS020", "no-table");
    public static readonly FindingRule NoNameColumn = File("ROS021", "no-name-column");
    public static readonly FindingRule NoIdentityColumn = File("ROS022", "no-identity-column");
    public static readonly FindingRule OtherRegion = File("ROS023", "other-region");
    public static readonly FindingRule NoPeople = File("ROS024", "no-people");
    public static readonly FindingRule RoleNotStated = File("ROS025", "role-not-stated");
    public static readonly FindingRule OverTime = Refusal("ROS026", "over-time");
    public static readonly FindingRule OverMemory = Refusal("ROS027", "over-memory");
    public static readonly FindingRule LockFile = Refusal("ROS028", "lock-file");
    public static readonly FindingRule TemplateOfOtherRegion = File("ROS029", "template-of-other-region");

    public static readonly FindingRule NameMissing = Error("ROS030", "name-missing");
    public static readonly FindingRule NikLostPrecision = Part("ROS031", "nik-lost-precision");
    public static readonly FindingRule NikScientific = Part("ROS032", "nik-scientific");
    public static readonly FindingRule NikMalformed = Part("ROS033", "nik-malformed");
    public static readonly FindingRule IdentityMissing = Error("ROS034", "identity-missing");
    public static readonly FindingRule RoleUnknown = Error("ROS035", "role-unknown");
    public static readonly FindingRule NikOtherName = Part("ROS036", "nik-other-name");
    public static readonly FindingRule ExpiryBeforeIssue = Part("ROS037", "expiry-before-issue");
    public static readonly FindingRule IssuedInFuture = Part("ROS038", "issued-in-future");
    public static readonly FindingRule IssuedTooYoung = Part("ROS039", "issued-too-young");
    public static readonly FindingRule TitleOfOtherRegion = File("ROS040", "title-of-other-region");
    public static readonly FindingRule FileGone = Refusal("ROS041", "file-gone");
    public static readonly FindingRule MostRowsDoubtful = File("ROS042", "most-rows-doubtful");
    public static readonly FindingRule Malicious = Refusal("ROS043", "malicious");
    public static readonly FindingRule NotScanned = Refusal("ROS044", "not-scanned");
    public static readonly FindingRule Unforeseen = Refusal("ROS049", "unforeseen");

    public static readonly FindingRule NikMissing = Warning("ROS050", "nik-missing");
    public static readonly FindingRule NikBirthDate = Warning("ROS051", "nik-birth-date");
    public static readonly FindingRule NikSex = Warning("ROS052", "nik-sex");
    public static readonly FindingRule BirthDateUnreadable = Warning("ROS053", "birth-date-unreadable");
    public static readonly FindingRule DuplicateRow = Warning("ROS054", "duplicate-row");
    public static readonly FindingRule CertificateUndated = Warning("ROS055", "certificate-undated");
    public static readonly FindingRule CertificateDateUnreadable = Warning("ROS056", "certificate-date-unreadable");
    public static readonly FindingRule ValidityDiffers = Warning("ROS057", "validity-differs");
    public static readonly FindingRule CertificateNumberShared = Warning("ROS058", "certificate-number-shared");
    public static readonly FindingRule MoreTkskThanKecamatan = Warning("ROS059", "more-tksk-than-kecamatan");
    public static readonly FindingRule RowOfOtherRegion = Warning("ROS060", "row-of-other-region");
    public static readonly FindingRule DeclaredDiffers = Warning("ROS061", "declared-differs");
    public static readonly FindingRule ErrorCell = Warning("ROS062", "error-cell");
    public static readonly FindingRule FormulaWithoutValue = Warning("ROS063", "formula-without-value");
    public static readonly FindingRule SexUnreadable = Warning("ROS064", "sex-unreadable");
    public static readonly FindingRule PhoneUnreadable = Warning("ROS065", "phone-unreadable");
    public static readonly FindingRule EmailUnreadable = Warning("ROS066", "email-unreadable");
    public static readonly FindingRule MonthBeforeDay = Warning("ROS067", "month-before-day");
    public static readonly FindingRule TrainingAsCertificate = Warning("ROS068", "training-as-certificate");

    public static readonly FindingRule DatesMonthFirst = Warning("ROS069", "dates-month-first");
    public static readonly FindingRule DatesSwapped = Warning("ROS070", "dates-swapped");
    public static readonly FindingRule FamilyCardNumber = Warning("ROS071", "family-card-number");
    public static readonly FindingRule RegionUnknown = Warning("ROS072", "region-unknown");
    public static readonly FindingRule TextBecameDate = Warning("ROS073", "text-became-date");
    public static readonly FindingRule NipDiffers = Warning("ROS074", "nip-differs");
    public static readonly FindingRule DatesShifted = Warning("ROS075", "dates-shifted");

    public static readonly FindingRule CertificateDateTooEarly = Warning("ROS076", "certificate-date-too-early");
    public static readonly FindingRule ClaimUnknown = Warning("ROS077", "claim-unknown");
    public static readonly FindingRule RecapRowDiffers = Warning("ROS078", "recap-row-differs");
    public static readonly FindingRule UnreadData = Warning("ROS079", "unread-data-column");

    public static readonly FindingRule PostingMissing = Info("ROS080", "posting-missing");
    public static readonly FindingRule UnknownColumn = Info("ROS081", "unknown-column");
    public static readonly FindingRule HiddenContentRead = Info("ROS082", "hidden-content-read");
    public static readonly FindingRule HiddenSheet = Info("ROS083", "hidden-sheet");
    public static readonly FindingRule SheetNotRead = Info("ROS084", "sheet-not-read");
    public static readonly FindingRule PartsDiffer = Info("ROS085", "parts-differ");
    public static readonly FindingRule NotActive = Warning("ROS086", "not-active");
    public static readonly FindingRule SerialDate = Info("ROS087", "serial-date");
    public static readonly FindingRule NipLostDigits = Info("ROS088", "nip-lost-digits");
    public static readonly FindingRule TemplateOutdated = Info("ROS099", "template-outdated");

    public static readonly FindingRule PersonalColumnDropped = Info("ROS090", "personal-column-dropped");
    public static readonly FindingRule DittoCopied = Info("ROS091", "ditto-copied");
    public static readonly FindingRule ColourNotRead = Info("ROS092", "colour-not-read");
    public static readonly FindingRule CommentsNotRead = Info("ROS093", "comments-not-read");
    public static readonly FindingRule SignsNotLookedAt = Info("ROS094", "signs-not-looked-at");
    public static readonly FindingRule TextRepaired = Info("ROS095", "text-repaired");
    public static readonly FindingRule OutsideRemoved = Info("ROS096", "outside-removed");
    public static readonly FindingRule OutsideIgnored = Info("ROS097", "outside-ignored");
    public static readonly FindingRule RowsUnaccounted = File("ROS100", "rows-unaccounted");
    public static readonly FindingRule ColumnByContent = Info("ROS098", "column-by-content");
    public static readonly FindingRule ReceiptPlain = Info("ROS101", "receipt-plain");

    public static IReadOnlyList<FindingRule> All { get; } =
    [
        EmptyFile, FileTooLarge, OldExcel, PasswordProtected, PlainText, WebPage, Pdf, Picture, Archive, OpenDocument,
        BinaryWorkbook, NikLostLastDigit, OtherOfficeFile, UnknownFormat, Macros, ExternalContent, Damaged,
        SuspiciousPackage, TooMuchContent, NoTable, NoNameColumn, NoIdentityColumn, OtherRegion, NoPeople, RoleNotStated,
        OverTime, OverMemory, LockFile,
        TemplateOfOtherRegion,
        NameMissing, NikLostPrecision, NikScientific, NikMalformed, IdentityMissing, RoleUnknown, NikOtherName,
        ExpiryBeforeIssue, IssuedInFuture, IssuedTooYoung, TitleOfOtherRegion, FileGone, MostRowsDoubtful, Malicious, NotScanned, Unforeseen,
        NikMissing, NikBirthDate, NikSex, BirthDateUnreadable, DuplicateRow, CertificateUndated,
        CertificateDateUnreadable, ValidityDiffers, CertificateNumberShared, MoreTkskThanKecamatan, RowOfOtherRegion,
        DeclaredDiffers, ErrorCell, FormulaWithoutValue, SexUnreadable, PhoneUnreadable, EmailUnreadable, MonthBeforeDay,
        TrainingAsCertificate, DatesMonthFirst, DatesSwapped, FamilyCardNumber, RegionUnknown, TextBecameDate, NipDiffers, DatesShifted,
        CertificateDateTooEarly, ClaimUnknown, RecapRowDiffers, UnreadData,
        PostingMissing, UnknownColumn, HiddenContentRead, HiddenSheet, SheetNotRead, PartsDiffer, NotActive, SerialDate, NipLostDigits,
        PersonalColumnDropped, DittoCopied, ColourNotRead, CommentsNotRead, SignsNotLookedAt, TextRepaired, OutsideRemoved,
        OutsideIgnored, ColumnByContent, RowsUnaccounted, ReceiptPlain,
        TemplateOutdated,
        .. InstitutionFindings.All,
    ];

    private static FindingRule Refusal(string code, string slug) => new(code, slug, FindingSeverity.Error, FindingReach.Refusal);

    private static FindingRule File(string code, string slug) => new(code, slug, FindingSeverity.Error, FindingReach.File);

    private static FindingRule Error(string code, string slug) => new(code, slug, FindingSeverity.Error);

    private static FindingRule Part(string code, string slug) => new(code, slug, FindingSeverity.Error, FindingReach.Part);

    private static FindingRule Warning(string code, string slug) => new(code, slug, FindingSeverity.Warning);

    private static FindingRule Info(string code, string slug) => new(code, slug, FindingSeverity.Info);
}

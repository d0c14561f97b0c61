using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Statements;

/// <summary>
/// Something that an office or the ministry states and that no roster shows: a number of families, a target, seats, a
/// decision. Each says where it comes from.
/// </summary>
/// <param name="Source">A letter, a decree, a data set: in the words of whoever states it, without any person's data.</param>
internal abstract record Statement(string Source)
{
    /// <summary>When it was stated, by the product's own clock.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who stated it, such as <c>office:1a2b3c4d5e6f</c>.</summary>
    public string By { get; init; } = "";

    /// <summary>Taken back: it counts no longer, but stays on record.</summary>
    public bool Withdrawn { get; init; }

    public abstract StatementKind Kind { get; }

    /// <summary>What it speaks of. A newer statement of the same kind and subject replaces an older one.</summary>
    public abstract string Subject { get; }

    /// <summary>Whether it says the same as another: who said it and when does not matter.</summary>
    public bool SaysTheSameAs(Statement other) =>
        this with { RecordedAt = default, By = "" } == other with { RecordedAt = default, By = "" };
}

internal enum StatementKind
{
    Need,
    Target,
    Seats,
    UnitCost,
    Exception,
    NilReport,
    Contact,
}

/// <summary>Families with social problems (keluarga bermasalah sosial) on a date; the staffing need follows from it.</summary>
/// <param name="Area">A region, a province or the nation.</param>
internal sealed record FamilyCount(AreaCode Area, int Families, DateOnly CountedOn, string Source) : Statement(Source)
{
    public override StatementKind Kind => StatementKind.Need;

    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"{Area}|{CountedOn:yyyy-MM-dd}");
}

/// <summary>People to certify in a calendar year.</summary>
/// <param name="Role">One role; null for people of all roles.</param>
internal sealed record CertificationTarget(AreaCode Area, int Year, Role? Role, int People, string Source) : Statement(Source)
{
    public override StatementKind Kind => StatementKind.Target;

    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"{Area}|{Year}|{Role?.Code()}");
}

/// <summary>How candidates sit the test.</summary>
internal enum ExamMode
{
    FaceToFace,
    Online,
}

/// <summary>Test sessions that a training centre holds in a month; none at all is a statement too.</summary>
/// <param name="Centre">The Roman number of the BBPPKS.</param>
/// <param name="SeatsPerSession">Default: a class of 30.</param>
internal sealed record ExamSeats(string Centre, Period Month, ExamMode Mode, int Sessions, int SeatsPerSession, string Source) : Statement(Source)
{
    /// <summary>Courses of 30 people are what reports tell of (Jayapura 2018, Padang 2011).</summary>
    public const int UsualClass = 30;

    public int Seats => Sessions * SeatsPerSession;

    public override StatementKind Kind => StatementKind.Seats;

    public override string Subject => $"{Centre}|{Month}|{Mode}";
}

/// <summary>What certifying one person costs, in whole rupiah; there is no default.</summary>
/// <param name="Mode">For one way of sitting the test; null for both.</param>
internal sealed record UnitCost(int Year, ExamMode? Mode, long Rupiah, string Source) : Statement(Source)
{
    public override StatementKind Kind => StatementKind.UnitCost;

    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"{Year}|{Mode}");
}

/// <summary>A later deadline for one region and period, this day included.</summary>
/// <param name="Approver">The office of whoever approved it (jabatan), not a name.</param>
internal sealed record DeadlineException(RegionCode Region, Period Period, DateOnly Until, string Approver, string Source) : Statement(Source)
{
    public override StatementKind Kind => StatementKind.Exception;

    public override string Subject => $"{Region}|{Period}";
}

/// <summary>Whom people may call about an area: an office and its own telephone, never a person's.</summary>
/// <param name="Of">A region's code, a province's code, or the Roman number of a BBPPKS.</param>
/// <param name="Unit">The office as messages name it; empty for its usual name.</param>
/// <param name="Phone">As it is to be printed.</param>
/// <param name="Hours">When somebody answers, as it is to be printed; empty where nothing is said.</param>
/// <param name="Mail">Where the office gets its own reminders and notices; null for nowhere.</param>
internal sealed record OfficeContact(string Of, string Unit, string Phone, string Hours, string? Mail) : Statement("")
{
    public override StatementKind Kind => StatementKind.Contact;

    public override string Subject => Of;
}

/// <summary>An office states that it has nobody to report for a period; signed by an office-holder (jabatan).</summary>
internal sealed record NilReport(RegionCode Region, Period Period, string Signer, string Source) : Statement(Source)
{
    public override StatementKind Kind => StatementKind.NilReport;

    public override string Subject => $"{Region}|{Period}";
}

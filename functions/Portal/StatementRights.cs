using Microsoft.AspNetCore.Http;
using SertiKesos.Coverage.Statements;
using SertiKesos.Regions;

namespace SertiKesos.Portal;

/// <summary>Who may state what. The ministry and the operator may state everything but the word of an office.</summary>
internal static class StatementRights
{
    public static bool MayState(AccessKey key, Statement statement) => statement switch
    {
        NilReport nil => key.Role == AccessRole.Operator || IsOffice(key, nil.Region),
        FamilyCount count => IsNational(key) || IsWithin(key, count.Area) || (count.Area.Region is { } region && IsOffice(key, region)),
        CertificationTarget target => IsNational(key) || IsWithin(key, target.Area),

        // An office does not put off its own deadline.
        DeadlineException exception => IsNational(key) || IsWithin(key, AreaCode.Of(exception.Region)),
        ExamSeats seats => IsNational(key) || (key.Role == AccessRole.Centre && key.Scope == seats.Centre),
        OfficeContact contact => IsNational(key) || (key.Role is AccessRole.Office or AccessRole.Province or AccessRole.Centre && key.Scope == contact.Of)
            || IsWithin(key, AreaOf(contact)),
        _ => IsNational(key),
    };

    public static bool MaySee(AccessKey key, Statement statement) => statement switch
    {
        _ when IsNational(key) => true,
        ExamSeats seats => key.Role != AccessRole.Centre || key.Scope == seats.Centre,

        // Mails and letters print it.
        OfficeContact => true,
        UnitCost => key.Role is AccessRole.Centre,
        _ when key.Role == AccessRole.Centre => AreaOf(statement).IsNation,
        _ => AreaOf(statement) is var area && (area.IsNation || IsWithin(key, area) || (area.Region is { } region && IsOffice(key, region))
            || (key.Role == AccessRole.Office && area.Province == key.Scope[..2])),
    };

    /// <summary>An office's own telephone is its own business, whoever wrote it down first.</summary>
    private static bool IsOwn(AccessKey key, Statement known) => known is OfficeContact contact && key.Scope == contact.Of;

    /// <summary>A word of the ministry is replaced or taken back by the ministry or the operator alone.</summary>
    public static bool IsOverruled(AccessKey key, Statement known) =>
        !IsNational(key) && !IsOwn(key, known) && (known.By.StartsWith("ministry:", StringComparison.Ordinal) || known.By.StartsWith("operator:", StringComparison.Ordinal));

    public static AreaCode AreaOf(Statement statement) => statement switch
    {
        FamilyCount count => count.Area,
        CertificationTarget target => target.Area,
        DeadlineException exception => AreaCode.Of(exception.Region),
        NilReport nil => AreaCode.Of(nil.Region),
        OfficeContact contact when AreaCode.TryForm(contact.Of, out var area) => area,
        _ => AreaCode.Nation,
    };

    /// <summary>Whether it may take back, or say anew, what is in force.</summary>
    public static bool MayChange(AccessKey key, Statement known) => MayState(key, known) && !IsOverruled(key, known);

    public static StatementProblem Refusal { get; } = new(
        StatusCodes.Status403Forbidden,
        "not-allowed",
        "Kunci ini tidak berhak menyatakan hal itu untuk wilayah tersebut. Minta kepada pihak yang berwenang, atau hubungi operator SertiKesos.");

    private static bool IsNational(AccessKey key) => key.Role is AccessRole.Ministry or AccessRole.Operator;

    private static bool IsOffice(AccessKey key, RegionCode region) => key.Role == AccessRole.Office && key.Scope == region.Value;

    private static bool IsWithin(AccessKey key, AreaCode area) =>
        key.Role == AccessRole.Province && (area.Province == key.Scope || area.Region?.Province == key.Scope);
}

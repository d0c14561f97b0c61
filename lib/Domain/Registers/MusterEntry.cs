using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Registers;

/// <summary>Why somebody left a role (product.md section 4).</summary>
internal enum MusterReason
{
    /// <summary>Mutasi: serves elsewhere now.</summary>
    Moved,

    /// <summary>Pensiun.</summary>
    Retired,

    /// <summary>Meninggal.</summary>
    Died,

    /// <summary>Mengundurkan diri.</summary>
    Resigned,

    /// <summary>Tidak aktif.</summary>
    Inactive,

    /// <summary>Salah data: the person never belonged to the roster.</summary>
    Error,
}

/// <summary>
/// Somebody whom the newest roster of the role no longer lists. The entry stays after the reason is known: who left the
/// active count never leaves the history.
/// </summary>
/// <param name="MissingSince">The local date on which the roster without the person was accepted.</param>
/// <param name="Submission">That roster.</param>
internal sealed record MusterEntry(Person Person, Role Role, DateOnly MissingSince, string Submission)
{
    /// <summary>After so many months without a reason an entry is shown apart.</summary>
    private const int OverdueAfter = 2;

    /// <summary>Null as long as the office has not said why.</summary>
    public MusterReason? Reason { get; init; }

    /// <summary>The local date on which the reason was given.</summary>
    public DateOnly? ExplainedOn { get; init; }

    /// <summary>Where the person went, once both offices know.</summary>
    public RegionCode? To { get; init; }

    public bool IsOpen => Reason is null;

    /// <summary>Whether the reason has been missing for two periods: that in which the person went missing and the next.</summary>
    public bool IsOverdueOn(DateOnly day) =>
        IsOpen && Period.Of(day).FirstDay >= Period.Of(MissingSince).FirstDay.AddMonths(OverdueAfter);

    public override string ToString() => $"MusterEntry {Role} since {MissingSince:yyyy-MM-dd}";
}

internal static class MusterReasons
{
    public static MusterReason Of(ServiceStatus status) => status switch
    {
        ServiceStatus.Retired => MusterReason.Retired,
        ServiceStatus.Moved => MusterReason.Moved,
        ServiceStatus.Resigned => MusterReason.Resigned,
        ServiceStatus.Died => MusterReason.Died,
        _ => MusterReason.Inactive,
    };

    public static string Label(this MusterReason reason) => reason switch
    {
        MusterReason.Moved => "mutasi",
        MusterReason.Retired => "pensiun",
        MusterReason.Died => "meninggal",
        MusterReason.Resigned => "mengundurkan diri",
        MusterReason.Inactive => "tidak aktif",
        _ => "salah data",
    };

    /// <summary>The word in JSON, such as <c>retired</c>.</summary>
    public static string Code(this MusterReason reason) => reason.ToString().ToLowerInvariant();

    public static MusterReason? Find(string? code) =>
        Enum.GetValues<MusterReason>().Where(reason => reason.Code() == code).Select(reason => (MusterReason?)reason).FirstOrDefault();
}

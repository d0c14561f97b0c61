namespace SertiKesos.Pages.Offices;

/// <summary>The states of people, as pages name and filter them.</summary>
/// <param name="Key">As the address of a filter has it.</param>
public sealed record StateWord(string Key, string Indonesian, string English, string Tone, Func<OfficeStates, int> Of);

/// <summary>Every state once, in the order in which people are to be looked at.</summary>
public static class StateWords
{
    public static IReadOnlyList<StateWord> All { get; } =
    [
        new("certified", "Berlaku", "Valid", "good", states => states.Certified - states.Due),
        new("due", "Segera habis", "Due soon", "warn", states => states.Due),
        new("expired", "Kedaluwarsa", "Expired", "bad", states => states.Expired),
        new("passed", "Lulus, sertifikat belum terbit", "Passed, no certificate yet", "", states => states.Passed),
        new("unknown", "Dilaporkan bersertifikat, data belum lengkap", "Said to be certified, incomplete", "warn", states => states.Unknown),
        new("never", "Belum bersertifikat", "Not certified", "", states => states.Never),
        new("suspended", "Ditangguhkan", "Suspended", "bad", states => states.Suspended),
    ];

    public static StateWord Find(string key) => All.First(word => word.Key == key);
}

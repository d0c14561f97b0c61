namespace SertiKesos.Pages.Offices;

/// <summary>The people of an office, for its own eyes.</summary>
/// <param name="State">The state that is asked for, as <see cref="StateWords"/> names it; null for all.</param>
/// <param name="Search">The words that are looked for.</param>
/// <param name="Total">All who serve.</param>
/// <param name="Shown">Those whom state and words leave over, at most as many as one page holds.</param>
public sealed record PeopleList(
    string Region, string RegionName, DateOnly On, string? State, string Search, int Total, int Found, IReadOnlyList<PersonLine> Shown, int DueDays, string Reason);

/// <param name="State">As <see cref="StateWords"/> names it.</param>
/// <param name="Told">What was sent about the certificate's end, in words of both languages; null where nothing was due.</param>
public sealed record PersonLine(
    string Reference, string Name, string? Nik, string Roles, string? Posting, string State, DateOnly? LastDay, bool Active, bool Reachable, Told? Told)
{
    public override string ToString() => $"PersonLine {Reference}";
}

public sealed record Told(string Indonesian, string English, bool Trouble);

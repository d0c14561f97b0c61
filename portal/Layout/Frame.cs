namespace SertiKesos.Pages.Layout;

/// <summary>What every page is framed by.</summary>
/// <param name="Path">The address of the page itself, to come back to after another language was chosen.</param>
/// <param name="Reader">Who reads it; null for somebody who has not signed in.</param>
/// <param name="FormToken">Proves that a form was shown to this reader; it goes with every form.</param>
public sealed record Frame(Language Language, string Title, string Path, Reader? Reader, string? FormToken)
{
    /// <summary>The name of the field in which <see cref="FormToken"/> is sent.</summary>
    public const string FormField = "form-token";

    /// <summary>Below which all pages stand.</summary>
    public const string Root = "/api/portal";

    /// <summary>Where nothing can be followed by script: after so many seconds the page is asked for again.</summary>
    public int? RefreshSeconds { get; init; }

    public string Say(string indonesian, string english) => Language.Say(indonesian, english);

    public override string ToString() => $"Frame {Path}";
}

/// <summary>Who has signed in, as the head of a page shows it, and where they may go.</summary>
/// <param name="Name">Such as <c>Dinas Sosial Kota Cimahi</c>.</param>
public sealed record Reader(string Name, IReadOnlyList<Destination> Destinations);

/// <summary>An entry of the navigation.</summary>
public sealed record Destination(string Address, string Indonesian, string English);

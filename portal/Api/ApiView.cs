namespace SertiKesos.Pages.Api;

/// <summary>The addresses for programs, as the OpenAPI document has them, for people to read.</summary>
public sealed record ApiView(string Version, IReadOnlyList<ApiGroup> Groups);

public sealed record ApiGroup(string Name, IReadOnlyList<ApiLine> Addresses);

/// <param name="Answers">What an answer tells about people at most.</param>
/// <param name="Asks">Parameters beside the path, with what they say.</param>
/// <param name="Gives">Status and kind of each answer that is no problem.</param>
/// <param name="Problems">Status and code of each problem of its own.</param>
public sealed record ApiLine(
    string Method, string Path, string Summary, string? More, string Who, string Answers, IReadOnlyList<(string Name, string Says)> Asks, IReadOnlyList<string> Takes,
    IReadOnlyList<string> Gives, IReadOnlyList<string> Problems);

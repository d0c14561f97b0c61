
namespace SertiKesos.Hosting.Commands.Check;

/// <summary>What the verb <c>check</c> was asked; <paramref name="Path"/> is a file or a folder.</summary>
internal sealed record CheckRequest(string Path, string? Region, DateOnly? AsOf, bool Json, string? Receipt);

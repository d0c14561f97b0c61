using Microsoft.AspNetCore.Http;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Rosters.Findings;

namespace SertiKesos.Portal;

/// <summary>Why an operator acts, in a sentence of the operator's own.</summary>
internal static class ActReason
{
    public static string Wanted { get; } =
        $"Tulis alasannya, {OperatorReasons.MinLength} sampai {OperatorReasons.MaxLength} huruf. Jangan menulis nama atau NIK.";

    /// <summary>The reason as it is kept, long numbers masked; null where the text is none.</summary>
    public static string? Read(string? text) =>
        text?.Trim() is { Length: >= OperatorReasons.MinLength and <= OperatorReasons.MaxLength } reason ? Masking.Text(reason) : null;

    /// <summary>The reason in a body <c>{ "reason": "…" }</c>.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        Read((await JsonBody.ReadAsync<Body>(request, cancel))?.Reason);

    public static IResult Missing() => Problems.BadRequest("reason-missing", $"{Wanted} Kirim {{ \"reason\": \"…\" }}.");

    private sealed record Body(string? Reason);
}

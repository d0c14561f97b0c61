using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SertiKesos.Pages.Layout;

namespace SertiKesos.Portal.Session;

/// <summary>Forms of the pages: each is sent back with a token that was made for its reader, or it is not read.</summary>
internal sealed class Forms(IAntiforgery tokens, Sessions sessions)
{
    public const string Header = "X-Form-Token";

    private const int MostBytes = 64 * 1024;
    private const int MostFields = 64;
    private static readonly object Checked = new();

    private static readonly FormOptions Limits = new()
    {
        BufferBody = false,
        KeyLengthLimit = 128,
        ValueLengthLimit = MostBytes,
        ValueCountLimit = MostFields,
        BufferBodyLengthLimit = MostBytes,
        MultipartBodyLengthLimit = MostBytes,
    };

    /// <summary>A token for the forms of a page; the answer must not have begun.</summary>
    public string? TokenFor(HttpContext http)
    {
        Platform.Https.Note(http.Request);
        return http.Response.HasStarted ? null : tokens.GetAndStoreTokens(http).RequestToken;
    }

    /// <summary>The fields of a form that this app showed to this reader; null where it is not such a form.</summary>
    public async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        await FieldsAsync(request, cancel) is { } form && await IsOursAsync(request, form[Frame.FormField], cancel) ? form : null;

    /// <summary>The fields of a form, whoever made it; null where they cannot be read.</summary>
    public static async Task<IFormCollection?> FieldsAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType || request.ContentLength > MostBytes)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(Limits, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Whether a token was made for this reader; for an upload, whose form is not read as a whole.</summary>
    public async Task<bool> IsOursAsync(HttpRequest request, string? token, CancellationToken cancel)
    {
        // The browser itself says who sends a form; what says nothing has the token alone.
        if (token is not { Length: > 0 } || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        // The session first: a token is made for its reader.
        await sessions.FindAsync(request, cancel);
        request.Headers[Header] = token;
        if (!await tokens.IsRequestValidAsync(request.HttpContext))
        {
            return false;
        }

        request.HttpContext.Items[Checked] = true;
        return true;
    }

    public static bool WasChecked(HttpRequest request) => request.HttpContext.Items.ContainsKey(Checked);
}

using Microsoft.AspNetCore.Http;

namespace SertiKesos.Portal;

/// <summary>Errors as RFC 9457 problem details, with a stable code and an Indonesian sentence that says what to do.</summary>
internal static class Problems
{
    public static IResult KeyMissing() => Of(
        StatusCodes.Status401Unauthorized,
        "key-missing",
        "Kunci akses tidak ada, salah, atau sudah tidak berlaku. Kirim kunci pada header Authorization: Bearer …, atau minta kunci baru kepada operator.");

    public static IResult NotAllowed(string detail) => Of(StatusCodes.Status403Forbidden, "not-allowed", detail);

    public static IResult BadRequest(string code, string detail) => Of(StatusCodes.Status400BadRequest, code, detail);

    public static IResult NotFound(string code, string detail) => Of(StatusCodes.Status404NotFound, code, detail);

    public static IResult Conflict(string code, string detail) => Of(StatusCodes.Status409Conflict, code, detail);

    public static IResult TooLarge(string detail) => Of(StatusCodes.Status413PayloadTooLarge, "file-too-large", detail);

    /// <summary>What was sent is understood and wrong; every error is told.</summary>
    public static IResult Unprocessable(string code, string detail, IEnumerable<object> errors) => Results.Problem(
        detail,
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: code,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["errors"] = errors.ToList() });

    private static IResult Of(int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, title: code, extensions: new Dictionary<string, object?> { ["code"] = code });
}

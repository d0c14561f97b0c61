using System.Globalization;
using Microsoft.AspNetCore.Http;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Trouble;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform;

/// <summary>Errors as RFC 9457 problem details, with a stable code and an Indonesian sentence that says what to do.</summary>
internal static class Problems
{
    private const string NeedsReason = "reason-needed";

    public static IResult KeyMissing() => Of(
        StatusCodes.Status401Unauthorized,
        "key-missing",
        "Kunci akses tidak ada, salah, atau sudah tidak berlaku. Kirim kunci pada header Authorization: Bearer …, atau minta kunci baru kepada operator.");

    public static IResult NotAllowed(string detail) => Of(StatusCodes.Status403Forbidden, "not-allowed", detail);

    public static IResult ReasonNeeded(string detail) => Of(StatusCodes.Status403Forbidden, NeedsReason, detail);

    public static IResult BadRequest(string code, string detail) => Of(StatusCodes.Status400BadRequest, code, detail);

    public static IResult NotFound(string code, string detail) => Of(StatusCodes.Status404NotFound, code, detail);

    public static IResult Conflict(string code, string detail) => Of(StatusCodes.Status409Conflict, code, detail);

    /// <summary>A form that was not shown to this reader, or too long ago.</summary>
    public static IResult FormStale() => BadRequest(
        "form-stale", "Formulir ini tidak (lagi) berlaku, mungkin karena sesi Anda sudah berakhir. Muat ulang halamannya, masuk lagi bila perlu, lalu ulangi.");

    public static IResult TooLarge(string detail) => Of(StatusCodes.Status413PayloadTooLarge, "file-too-large", detail);

    /// <summary>What was sent is understood and wrong; every error is told.</summary>
    public static IResult Unprocessable(string code, string detail, IEnumerable<object> errors) => Results.Problem(
        detail,
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: code,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["errors"] = errors.ToList() });

    /// <summary>What an exception is answered with that nobody caught. The client's own fault keeps its status.</summary>
    public static IResult Of(Exception failure) => failure switch
    {
        BusyException busy => new Later(
            Of(StatusCodes.Status429TooManyRequests, "too-many", "Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar, lalu coba lagi."), busy.RetryAfter),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge("Permintaan terlalu besar. Kirim berkas paling besar 25 MiB."),
        BrokenTextException => BadRequest(
            "text-broken", "Sebuah teks dalam permintaan ini terpotong di tengah satu huruf atau bukan UTF-8. Ketik ulang teksnya, lalu kirim lagi."),
        BadHttpRequestException bad => Of(bad.StatusCode, "request-broken", "Permintaan tidak lengkap atau tidak dapat dibaca. Kirim lagi."),
        _ when StorageFailure.IsAway(failure) => new Later(Of(
            StatusCodes.Status503ServiceUnavailable,
            "storage-unavailable",
            "Penyimpanan sedang tidak dapat dihubungi. Coba lagi satu menit lagi; yang sudah diterima tidak hilang."), TimeSpan.FromMinutes(1)),
        NotKeptException => new Later(Of(
            StatusCodes.Status503ServiceUnavailable,
            "upload-not-kept",
            "Berkas belum diterima: layanan tidak dapat menulis ke disk komputernya (penuh, atau tanpa hak tulis). Beri tahu operator, lalu kirim lagi."), TimeSpan.FromMinutes(1)),
        _ => Of(
            StatusCodes.Status500InternalServerError,
            "unforeseen",
            "Terjadi kesalahan yang tidak terduga; operator dapat melihatnya pada catatan layanan. Coba lagi, dan hubungi operator bila berulang."),
    };

    /// <summary>Nothing stands at the address, or not for this method.</summary>
    public static IResult OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound("route-unknown", "Alamat ini tidak ada. Periksa ejaannya; alamat yang ada tertulis di dokumentasi API."),
        StatusCodes.Status405MethodNotAllowed => Of(status, "method-not-allowed", "Alamat ini tidak menerima cara permintaan itu. Periksa dokumentasi API."),
        StatusCodes.Status413PayloadTooLarge => TooLarge("Permintaan terlalu besar. Kirim berkas paling besar 25 MiB."),
        _ => Of(status, "request-refused", "Permintaan tidak dapat dilayani. Periksa isinya, lalu kirim lagi."),
    };

    private static Told Of(int status, string code, string detail) => new(status, code, detail);

    /// <summary>A program is told in problem details, a person in a page; who has not signed in, or must say why, is led to where they can.</summary>
    private sealed class Told(int status, string code, string detail) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var request = httpContext.Request;
            if (!PageAnswer.IsWanted(request))
            {
                return Results.Problem(detail, statusCode: status, title: code, extensions: new Dictionary<string, object?> { ["code"] = code })
                    .ExecuteAsync(httpContext);
            }

            var door = !HttpMethods.IsGet(request.Method) ? null
                : status == StatusCodes.Status401Unauthorized ? "signin"
                : code == NeedsReason ? "reason"
                : null;
            if (door is not null)
            {
                httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
                httpContext.Response.Headers.Location = $"{Frame.Root}/{door}?next={Uri.EscapeDataString(request.Path + request.QueryString)}";
                return Task.CompletedTask;
            }

            var language = ReaderLanguage.Of(request);
            var frame = new Frame(language, language.Say("Belum berhasil", "That did not work"), Frame.Root, null, null);
            return PageAnswer.Of<ProblemPage>(
                    frame,
                    new Dictionary<string, object?> { [nameof(ProblemPage.Status)] = status, [nameof(ProblemPage.Code)] = code, [nameof(ProblemPage.Detail)] = detail },
                    status)
                .ExecuteAsync(httpContext);
        }
    }

    /// <summary>An answer that says when to try again.</summary>
    private sealed class Later(IResult answer, TimeSpan after) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}

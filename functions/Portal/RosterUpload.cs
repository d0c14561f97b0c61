using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Portal;

/// <summary>
/// The file of an upload: the body itself with its name in <c>X-File-Name</c>, or the first file of a multipart form. It
/// is kept in memory only, and never read further than one byte over the limit.
/// </summary>
internal static class RosterUpload
{
    public const string NameHeader = "X-File-Name";

    // What a form adds around its file.
    private const int FormSlack = 64 * 1024;

    /// <summary>The bytes that reading it takes: as large as it says it is, or as large as it may be where it does not.</summary>
    public static long Cost(HttpRequest request) => Math.Min(request.ContentLength ?? long.MaxValue, RosterGate.MaxBytes);

    /// <exception cref="InvalidDataException">The form is broken.</exception>
    /// <exception cref="IOException">The form ends in the middle.</exception>
    public static async Task<UploadedFile> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > RosterGate.MaxBytes + FormSlack)
        {
            return UploadedFile.TooLarge;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadAsync(request.Body, request.ContentLength, request.Headers[NameHeader], cancel);
        }

        await foreach (var part in PartsAsync(request, type, cancel))
        {
            if (part.IsFile)
            {
                return await part.FileAsync(cancel);
            }
        }

        return new UploadedFile(RosterFileName.Unnamed, []);
    }

    /// <summary>The parts of a multipart form in their order; each is to be read before the next one is asked for.</summary>
    /// <exception cref="InvalidDataException">The form is broken.</exception>
    /// <exception cref="IOException">The form ends in the middle.</exception>
    public static async IAsyncEnumerable<FormPart> PartsAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("It is no multipart form.");
        }

        await foreach (var part in PartsAsync(request, type, cancel))
        {
            yield return part;
        }
    }

    private static async IAsyncEnumerable<FormPart> PartsAsync(HttpRequest request, MediaTypeHeaderValue type, [EnumeratorCancellation] CancellationToken cancel)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new InvalidDataException("The form names no boundary.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                yield return new FormPart(section.Body, disposition);
            }
        }
    }

    /// <summary>A part of a form: a field, or a file.</summary>
    internal sealed class FormPart(Stream body, ContentDispositionHeaderValue disposition)
    {
        private const int LongestField = 8 * 1024;

        public string Name => HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";

        public bool IsFile => disposition.IsFileDisposition();

        public Task<UploadedFile> FileAsync(CancellationToken cancel) =>
            ReadAsync(body, null, disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value, cancel);

        /// <summary>The text of a field; what is too long for one is cut off.</summary>
        public async Task<string> TextAsync(CancellationToken cancel)
        {
            var buffer = new byte[LongestField];
            var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            return Encoding.UTF8.GetString(buffer, 0, count);
        }
    }

    private static async Task<UploadedFile> ReadAsync(Stream body, long? length, string? name, CancellationToken cancel)
    {
        using var content = new MemoryStream((int)Math.Clamp(length ?? 0, 0, RosterGate.MaxBytes));
        var buffer = new byte[81_920];
        int count;
        while ((count = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (content.Length + count > RosterGate.MaxBytes)
            {
                return UploadedFile.TooLarge;
            }

            content.Write(buffer, 0, count);
        }

        // A body that said its length is not copied once more.
        return new UploadedFile(RosterFileName.Of(name), content.Length == content.Capacity ? content.GetBuffer() : content.ToArray());
    }
}

/// <summary>What an upload brought; <see cref="TooLarge"/> stands for one over the limit.</summary>
internal sealed record UploadedFile(string Name, byte[] Content)
{
    public static UploadedFile TooLarge { get; } = new("", []);

    public override string ToString() => $"UploadedFile ({Content.Length} bytes)";
}

using Microsoft.AspNetCore.Http;

namespace SertiKesos.Platform;

/// <summary>A text of a request is cut within a character. It is refused before anything is stored.</summary>
internal sealed class BrokenTextException() : BadHttpRequestException("A text is cut within a character.");

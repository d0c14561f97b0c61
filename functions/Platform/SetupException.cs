namespace SertiKesos.Platform;

/// <summary>
/// Something that this machine lacks or refuses (Node.js, a free port, storage). The message is Indonesian, complete,
/// and says what to do: it is shown to the operator as it is, without a stack trace.
/// </summary>
internal sealed class SetupException(string message, Exception? inner = null) : Exception(message, inner);

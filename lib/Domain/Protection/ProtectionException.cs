namespace SertiKesos.Protection;

/// <summary>A protected value cannot be written or opened. The message holds no content.</summary>
internal sealed class ProtectionException(string message, Exception? inner = null) : Exception(message, inner);

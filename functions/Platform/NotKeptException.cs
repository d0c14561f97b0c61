namespace SertiKesos.Platform;

/// <summary>What was sent could not be kept safely, so it is not acknowledged; who sent it sends it again.</summary>
internal sealed class NotKeptException(Exception cause) : Exception("What was sent could not be written to the disk of this machine.", cause);

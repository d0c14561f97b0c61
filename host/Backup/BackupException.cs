namespace SertiKesos.Hosting.Backup;

/// <summary>A backup that cannot be taken, read or restored. The message is a sentence for the operator that says what to do.</summary>
internal sealed class BackupException(string sentence, Exception? cause = null) : Exception(sentence, cause);

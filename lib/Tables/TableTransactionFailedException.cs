using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused: none of its actions took effect.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Wraps the service's answer to the action that failed.</summary>
    /// <param name="requestFailedException">The answer; its message starts with the action's index and a colon.</param>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            (requestFailedException ?? throw new ArgumentNullException(nameof(requestFailedException))).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException) =>
        FailedTransactionActionIndex = IndexIn(requestFailedException.Message);

    /// <summary>The place of the failed action in what was submitted, from 0; null when the service does not say.</summary>
    public int? FailedTransactionActionIndex { get; }

    private static int? IndexIn(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}

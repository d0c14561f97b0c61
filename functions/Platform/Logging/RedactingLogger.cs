using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace SertiKesos.Platform.Logging;

/// <summary>Hands on what it is given with the message, the values, the scopes and the exception cleaned.</summary>
internal sealed class RedactingLogger(ILogger inner) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => CleanState.OfScope(state) is { } scope ? inner.BeginScope(scope) : null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            inner.Log(
                // Some libraries log values alone and give no text, whatever the signature says.
                logLevel, eventId, CleanState.Of(state, formatter(state, exception) ?? "", eventId.Name), CleanException.Of(exception), static (clean, _) => clean.ToString());
        }
    }
}

/// <summary>A message and its named values, for providers that keep them apart.</summary>
internal sealed class CleanState : IReadOnlyList<KeyValuePair<string, object?>>
{
    public const string EventName = "EventName";

    /// <summary>Ids of requests and of runs.</summary>
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        "RequestId", "ConnectionId", "AzureFunctions_InvocationId", "AzureFunctions_FunctionName", "MS_FunctionInvocationId", "MS_FunctionName");

    private readonly string _message;
    private readonly KeyValuePair<string, object?>[] _values;

    private CleanState(string message, KeyValuePair<string, object?>[] values) => (_message, _values) = (message, values);

    public int Count => _values.Length;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    /// <param name="name">That of the event, which not every provider writes beside its number.</param>
    public static CleanState Of(object? state, string message, string? name = null)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> given ? given.Select(Clean) : [];
        return new(LogRedaction.Clean(message), [.. name is null ? values : values.Prepend(new(EventName, name))]);
    }

    /// <summary>
    /// What surrounds a message: only what is known to be harmless. Libraries put whole addresses there, which hold what
    /// opens a door, and names that offices gave their files. Null where nothing is left.
    /// </summary>
    public static CleanState? OfScope(object state)
    {
        var kept = state is IEnumerable<KeyValuePair<string, object?>> values ? values.Where(value => Kept.Contains(value.Key)).Select(Clean).ToArray() : [];
        return kept.Length == 0 ? null : new(string.Join(' ', kept.Select(value => $"{value.Key}:{value.Value}")), kept);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _message;

    /// <summary>Values stay what they are (numbers, moments) unless their text holds something.</summary>
    private static KeyValuePair<string, object?> Clean(KeyValuePair<string, object?> value)
    {
        var text = Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "";
        var clean = LogRedaction.Clean(text);
        return ReferenceEquals(text, clean) || text == clean ? value : new(value.Key, clean);
    }
}

/// <summary>Stands for an exception whose text held something; it tells the same, cleaned, with its stack.</summary>
internal sealed class CleanException : Exception
{
    private readonly string _text;
    private readonly string? _stack;

    private CleanException(Exception original, string text)
        : base(LogRedaction.Clean(original.Message)) =>
        (_text, _stack) = (text, original.StackTrace is { } stack ? LogRedaction.Clean(stack) : null);

    public override string? StackTrace => _stack;

    public static Exception? Of(Exception? original)
    {
        if (original is null)
        {
            return null;
        }

        var text = original.ToString();
        var clean = LogRedaction.Clean(text);
        return text == clean && Values(original).All(value => value == LogRedaction.Clean(value)) ? original : new CleanException(original, clean);
    }

    public override string ToString() => _text;

    /// <summary>What an exception carries beside its text, which some providers write as well.</summary>
    private static IEnumerable<string> Values(Exception exception) =>
        exception.Data.Values.Cast<object?>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}

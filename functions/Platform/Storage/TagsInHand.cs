using System.Collections.Concurrent;
using Azure;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// What this process wrote last, with its tag: the next change tries that before it reads. It is a guess and no more: where
/// somebody else has written since, storage refuses the tag, and whoever writes must look. So nothing may be left undone
/// because of what stands here.
/// </summary>
internal sealed class TagsInHand<TKey, TValue>
    where TKey : notnull
    where TValue : notnull
{
    /// <summary>Some regions, times what is written of each on a day; it starts again from nothing beyond.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<TKey, (TValue Value, ETag Tag)> _written = new();

    public (TValue Value, ETag Tag)? Find(TKey key) => _written.TryGetValue(key, out var found) ? found : null;

    /// <summary>The same for one change only.</summary>
    public (TValue Value, ETag Tag)? Take(TKey key) => _written.TryRemove(key, out var found) ? found : null;

    /// <param name="tag">Null where the answer had none.</param>
    public void Keep(TKey key, TValue value, ETag? tag)
    {
        if (_written.Count >= Most)
        {
            _written.Clear();
        }

        if (tag is { } known)
        {
            _written[key] = (value, known);
        }
        else
        {
            _written.TryRemove(key, out _);
        }
    }

    public void Forget(TKey key) => _written.TryRemove(key, out _);
}

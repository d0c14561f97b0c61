using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SertiKesos.Platform.Protection;

/// <summary>
/// The ring of a key file that may be changed while the process runs: it is looked at again when it is used, at most
/// every few seconds. A file that cannot be read, or that contradicts the ring in use, changes nothing and is reported.
/// </summary>
internal sealed partial class KeyFileRings(string path, TimeProvider clock, ILogger<KeyFileRings> logger) : IKeyRings
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private volatile KeyRing _ring = KeyFile.LoadOrCreate(path, clock);
    private byte[] _content = [];
    private bool _unreadable;
    private long _lookedAt = clock.GetTimestamp();

    public string Path => path;

    public KeyRing Current => clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) < Patience ? _ring : Reload();

    public KeyRing Reload()
    {
        lock (_turn)
        {
            try
            {
                // The file is small: its content tells of a change more surely than its time does.
                var content = KeyFile.Read(path);
                if (!content.AsSpan().SequenceEqual(_content))
                {
                    _content = content;
                    Take(KeyFile.Parse(content));
                    _unreadable = false;
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or FormatException)
            {
                // Never the failure itself: it could quote the file. Once, until it reads again.
                if (!_unreadable)
                {
                    Log.Unreadable(logger, path, failure.GetType().Name);
                }

                _unreadable = true;
            }

            Volatile.Write(ref _lookedAt, clock.GetTimestamp());
            return _ring;
        }
    }

    private void Take(KeyRing next)
    {
        if (next.Contradicts(_ring))
        {
            Log.Foreign(logger, path);
            return;
        }

        if (next.ActiveKey != _ring.ActiveKey)
        {
            Log.Rotated(logger, next.ActiveKey);
        }

        _ring = next;
    }

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Information, "The key {Name} is active now.", EventName = "key_rotated")]
        public static partial void Rotated(ILogger logger, string name);

        [LoggerMessage(7002, LogLevel.Error, "The key file {Path} cannot be read ({Reason}); the keys that were read before stay in use.", EventName = "key_file_unreadable")]
        public static partial void Unreadable(ILogger logger, string path, string reason);

        [LoggerMessage(7003, LogLevel.Error, "The key file {Path} holds other keys under known names; the keys that were read before stay in use.", EventName = "key_file_foreign")]
        public static partial void Foreign(ILogger logger, string path);
    }
}

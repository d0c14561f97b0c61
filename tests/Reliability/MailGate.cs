using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Tests.Reliability;

/// <summary>
/// Stands before a mail sink and passes the conversation on, line by line, until it is told to end it: before a message is
/// handed over, or when it has been taken and the sender does not know yet.
/// </summary>
internal sealed class MailGate : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly LocalMailSink _sink;
    private readonly Func<string, Task<bool>> _ends;
    private readonly Task _accepting;

    public MailGate(string folder, Func<string, Task<bool>> ends)
    {
        _sink = LocalMailSink.Start(folder);
        _ends = ends;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<ReceivedMail> Received => _sink.Received;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        await _sink.DisposeAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _sessions.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The gate is closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _sink.Port, _stop.Token);
            await using var near = client.GetStream();
            await using var far = server.GetStream();
            var talk = new Conversation();
            await Task.WhenAny(
                PassAsync(near, far, async line => !line.StartsWith("DATA", StringComparison.Ordinal) || !await _ends(AlertKillLane.BeforeMail)),
                PassAsync(far, near, async line =>
                {
                    // After the 354 the next reply is that for the message itself.
                    var answersMessage = talk.Sending && line.StartsWith("250", StringComparison.Ordinal);
                    talk.Sending = line.StartsWith("354", StringComparison.Ordinal);
                    return !answersMessage || !await _ends(AlertKillLane.AfterMail);
                }));
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
        {
            // One of the two hung up.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, Func<string, Task<bool>> goesOn)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            if (!await goesOn(Encoding.Latin1.GetString(buffer, 0, read)))
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private sealed class Conversation
    {
        public bool Sending { get; set; }
    }
}

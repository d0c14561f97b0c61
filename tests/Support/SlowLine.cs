using System.Net;
using System.Net.Sockets;

namespace SertiKesos.Tests.Support;

/// <summary>A bad line to a server on loopback: what the server says first comes late, and what goes to it goes piece by piece.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="greeting">How long the first words of the server take.</param>
    /// <param name="piece">How many bytes go to the server at once, with a pause of ten milliseconds before each.</param>
    public SlowLine(int port, TimeSpan greeting, int piece)
    {
        _listener.Start();
        _running = ServeAsync(port, greeting, piece);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task ServeAsync(int port, TimeSpan greeting, int piece)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, port, _stop.Token);
            var (there, here) = (server.GetStream(), client.GetStream());
            await Task.Delay(greeting, _stop.Token);
            await Task.WhenAny(there.CopyToAsync(here, _stop.Token), CarryAsync(here, there, piece));
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException or InvalidOperationException)
        {
            // One of the two has gone, or the test is over.
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to, int piece)
    {
        var buffer = new byte[piece];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            await Task.Delay(10, _stop.Token);
            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}

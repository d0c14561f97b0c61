using System.Net;
using System.Net.Sockets;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Engine;

/// <summary>Tells a taken address before the web server tries it, which would log its whole stack.</summary>
internal static class AddressCheck
{
    /// <exception cref="SetupException">Another program serves at one of the addresses.</exception>
    public static void RequireFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Port > 0 && AddressOf(uri) is { } address && IsTaken(address, uri.Port))
            {
                throw Taken(url);
            }
        }
    }

    public static SetupException Taken(string url) => new(
        $"Alamat {url} sudah dipakai program lain. Tutup program itu, atau pakai alamat lain dengan --urls, misalnya --urls http://localhost:7072.");

    private static IPAddress? AddressOf(Uri uri) => uri.Host switch
    {
        "localhost" => IPAddress.Loopback,
        var host => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : null,
    };

    private static bool IsTaken(IPAddress address, int port)
    {
        using var probe = new TcpListener(address, port);
        try
        {
            probe.Start();
            return false;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
        catch (SocketException)
        {
            // Some other reason, which the server itself tells best.
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace SertiKesos.Worker.Standalone.Http;

/// <summary>Tells a taken port before the web server tries it, which would print its whole stack.</summary>
internal static class AddressCheck
{
    /// <exception cref="PortInUseException">An address is taken.</exception>
    public static void RequireFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Port > 0 && AddressOf(uri) is { } address && IsTaken(address, uri.Port))
            {
                throw new PortInUseException(url, new AddressInUseException($"{url} is taken."));
            }
        }
    }

    /// <summary>Whether the server failed because an address is taken, also by one of several addresses.</summary>
    public static bool IsTaken(Exception? error) => error switch
    {
        null => false,
        AddressInUseException => true,
        AggregateException many => many.InnerExceptions.All(IsTaken),
        _ => IsTaken(error.InnerException),
    };

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
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
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

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using SertiKesos.Protection;

namespace SertiKesos.Rosters.Checks;

/// <summary>
/// A fault of the program itself that a file brought out. The office is told <see cref="Id"/>, which also stands in the
/// log; the same file and the same fault have the same one.
/// </summary>
/// <param name="Place">The kind of failure and where in our code. What the failure says is left out: it may quote a cell.</param>
/// <param name="Trace">The same with the whole way to it.</param>
internal sealed record ProgramFault(string Id, string Place, string Trace)
{
    // Without vowels and look-alikes, so that it spells no word and can be read out; too short for a number of a person.
    private const string Signs = "BCDFGHJKMNPQRSTVWXYZ23456789";
    private const int IdLength = 8;
    private const string Ours = "SertiKesos";

    /// <summary>Does a piece of our own work on a file, which asks no storage and no key.</summary>
    /// <exception cref="ProgramFaultException">It failed, and would fail again on every try.</exception>
    public static T Guard<T>(RosterFile file, Func<T> work, CancellationToken cancel)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (IsOfTheProgram(failure, cancel))
        {
            throw new ProgramFaultException(Of(file, failure));
        }
    }

    public static ProgramFault Of(RosterFile file, Exception failure)
    {
        var kinds = string.Join(" < ", Chain(failure).Select(link => link.GetType().Name));
        var place = $"{failure.GetType().Name} at {SiteOf(Chain(failure).Last()) ?? SiteOf(failure) ?? "?"}";
        var bytes = SHA256.HashData([.. SHA256.HashData(file.Content.Span), .. Encoding.UTF8.GetBytes(place)]);
        return new ProgramFault(string.Concat(bytes.Take(IdLength).Select(value => Signs[value % Signs.Length])), place, $"{kinds}\n{Chain(failure).Last().StackTrace}");
    }

    /// <summary>
    /// Cancelling ends the work without a word on the file, keys that are not held may be later, and so may memory.
    /// </summary>
    private static bool IsOfTheProgram(Exception failure, CancellationToken cancel) =>
        failure is not (OutOfMemoryException or ProtectionException or ProgramFaultException) && !(failure is OperationCanceledException && cancel.IsCancellationRequested);

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var link = failure; link is not null; link = link.InnerException)
        {
            yield return link;
        }
    }

    /// <summary>The method of ours that is nearest to the failure.</summary>
    private static string? SiteOf(Exception failure) => new StackTrace(failure, fNeedFileInfo: false).GetFrames()
        .Select(DiagnosticMethodInfo.Create)
        .Where(method => method?.DeclaringAssemblyName.StartsWith(Ours, StringComparison.Ordinal) == true)
        .Select(method => $"{method!.DeclaringTypeName}.{method.Name}")
        .FirstOrDefault();
}

/// <summary>Our own work on a file failed. Its text names nobody.</summary>
internal sealed class ProgramFaultException(ProgramFault fault) : Exception($"{fault.Place} ({fault.Id})")
{
    public ProgramFault Fault { get; } = fault;
}

using System.CommandLine;
using System.CommandLine.Invocation;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Logging;

namespace SertiKesos.Hosting.Commands;

/// <summary>The command <c>sertikesos</c>: all verbs, and how each way to end becomes an exit code.</summary>
internal static class CommandLine
{
    public const string Name = "sertikesos";

    /// <summary>Values are taken as they are written: a name that begins with @ or - is no file of arguments and no bundle.</summary>
    private static readonly ParserConfiguration AsWritten = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args, Caller caller, CancellationToken cancel)
    {
        try
        {
            var parsed = Parse(args, caller);
            if (WrongWords.Of(parsed) is { } sentence)
            {
                // A person's number may stand among the arguments by mistake; it is not repeated.
                await caller.Error.WriteLineAsync(LogRedaction.Clean(sentence));
                return Usage.WrongUse;
            }

            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The verbs end by the token; the library would end the process after two seconds.
                ProcessTerminationTimeout = null,
                Output = caller.Output,
                Error = caller.Error,
            };
            return await parsed.InvokeAsync(invocation, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Usage.Interrupted;
        }
        catch (Exception failure) when (StartFailure.Explain(failure) is { } sentence)
        {
            await caller.Error.WriteLineAsync(LogRedaction.Clean(sentence));
            return Usage.WrongUse;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Nobody foresaw it: the stack is needed, and passes the same net as the log.
            await caller.Error.WriteLineAsync(LogRedaction.Clean(failure.ToString()));
            return Usage.Failed;
        }
    }

    public static ParseResult Parse(IReadOnlyList<string> args, Caller caller) => Create(caller).Parse(args, AsWritten);

    public static RootCommand Create(Caller caller)
    {
        var root = new RootCommand("SertiKesos: sertifikasi SDM kesejahteraan sosial. Tanpa perintah, layanan dijalankan.");
        root.Directives.Clear();
        root.Options.Clear();
        root.Add(new Option<bool>("--help", "-h", "-?")
        {
            Description = "menampilkan bantuan ini",
            Arity = ArgumentArity.Zero,
            Recursive = true,
            Action = new Shown(parsed => HelpText.Write(parsed.CommandResult.Command, caller.Output)),
        });
        root.Add(new Option<bool>("--version")
        {
            Description = "menampilkan versi",
            Arity = ArgumentArity.Zero,
            Action = new Shown(_ => caller.Output.WriteLine($"{Name} {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}")),
        });
        ServeCommand.AddTo(root, caller);

        root.Add(ServeCommand.Create(caller));
        root.Add(DemoCommand.Create(caller));
        root.Add(CheckCommand.Create(caller));
        root.Add(TemplateCommand.Create(caller));
        root.Add(AccessCommand.Create(caller));
        root.Add(EncryptionCommand.Create(caller));
        root.Add(ReferenceCommand.Create(caller));
        root.Add(RightsCommand.Create(caller));
        root.Add(RetentionCommand.Create(caller));
        root.Add(BreachCommand.Create(caller));
        root.Add(AuditCommand.Create(caller));
        root.Add(PoisonCommand.Create(caller));
        root.Add(AlertsCommand.Create(caller));
        root.Add(NoticesCommand.Create(caller));
        root.Add(OfficesCommand.Create(caller));
        root.Add(SummariesCommand.Create(caller));
        root.Add(HealthCommand.Create(caller));
        root.Add(ReplayCommand.Create(caller));
        root.Add(RebuildCommand.Create(caller));
        root.Add(BackupCommand.Create(caller));
        root.Add(RestoreCommand.Create(caller));
        return root;
    }

    /// <summary>An option that shows something in place of what the command does, whatever else is written beside it.</summary>
    private sealed class Shown(Action<ParseResult> show) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            show(parseResult);
            return Usage.Success;
        }
    }
}

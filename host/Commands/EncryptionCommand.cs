using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>encryption</c>: shows, rotates, rewraps and retires the keys that protect what is stored.</summary>
internal static class EncryptionCommand
{
    public static Command Create(Caller caller)
    {
        var show = Verb("show", "menampilkan nama dan umur kunci pelindung data", (keys, _, cancel) => keys.ShowAsync(cancel));
        show.Aliases.Add("list");
        var name = Words.Word("NAMA", "nama kunci, seperti pada encryption show");
        var retire = Verb("retire", "mengeluarkan kunci lama dari berkas kunci", (keys, parsed, cancel) => keys.RetireAsync(parsed.GetRequiredValue(name), cancel));
        retire.Add(name);
        return new Command("encryption", "Kunci yang melindungi data tersimpan (docs/operations.md).")
        {
            show,
            Verb("rotate", "membuat kunci pembungkus baru dan memakainya", (keys, _, cancel) => keys.RotateAsync(cancel)),
            Verb("rewrap", "membungkus ulang semua data dengan kunci aktif", (keys, _, cancel) => keys.RewrapAsync(cancel)),
            retire,
            Verb("rotate-index", "membuat kunci indeks baru dan memakainya", (keys, _, cancel) => keys.RotateIndexAsync(cancel)),
        };

        Command Verb(string name, string description, Func<KeyWork, ParseResult, CancellationToken, Task<KeyAnswer>> work)
        {
            var verb = new Command(name, description);
            verb.SetAction((parsed, cancel) => ToolHost.RunAsync(
                async services => await TellAsync(await work(services.GetRequiredService<KeyWork>(), parsed, cancel), caller), caller.Error, cancel));
            return verb;
        }
    }

    private static async Task<int> TellAsync(KeyAnswer answer, Caller caller)
    {
        foreach (var line in answer.Lines)
        {
            await (answer.Done ? caller.Output : caller.Error).WriteLineAsync(line);
        }

        return answer.Done ? Usage.Success : Usage.Findings;
    }
}

using System.CommandLine;

namespace SertiKesos.Hosting.Commands;

/// <summary>The help of a command in Indonesian; the library has its headings in other languages only.</summary>
internal static class HelpText
{
    public static void Write(Command command, TextWriter output)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Pemakaian:");
        output.WriteLine($"  {Synopsis(command)}");
        Table("Perintah:", Subcommands(command).Select(verb => (Signature(verb), FirstLine(verb))), output);
        Table("Isian:", command.Arguments.Select(argument => (argument.Name, argument.Description)), output);
        Table("Pilihan:", Options(command).Select(option => (Signature(option), Describe(option))), output);
        output.WriteLine();
        output.WriteLine(command is RootCommand
            ? $"Bantuan satu perintah: {CommandLine.Name} PERINTAH --help. {Usage.Text}"
            : Usage.Text);
    }

    private static string Synopsis(Command command)
    {
        var words = new List<string> { PathOf(command) };
        if (command.Subcommands.Any())
        {
            words.Add(command.Action is null ? "PERINTAH" : "[PERINTAH]");
        }

        words.AddRange(command.Arguments.Select(argument => argument.Name));
        words.AddRange(command.Options.Where(option => option.Action is null)
            .Select(option => option.Required ? Signature(option) : $"[{Signature(option)}]{(option.Arity.MaximumNumberOfValues > 1 ? "…" : "")}"));
        return string.Join(' ', words);
    }

    private static IEnumerable<Command> Subcommands(Command command) => command.Subcommands.Where(verb => !verb.Hidden);

    /// <summary>Those of the command, then those that every command has.</summary>
    private static IEnumerable<Option> Options(Command command) => command.Options
        .OrderBy(option => option.Action is not null)
        .Concat(Above(command).SelectMany(outer => outer.Options).Where(option => option.Recursive));

    private static IEnumerable<Command> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Prepend(parent));

    private static string PathOf(Command command) =>
        command is RootCommand ? CommandLine.Name : string.Join(' ', Above(command).Select(PathOf).Take(1).Append(command.Name));

    private static string Signature(Option option) =>
        string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name).Distinct())
        + (option.Arity.MaximumNumberOfValues > 0 ? $" {option.HelpName}" : "");

    private static string Signature(Command verb) =>
        string.Join(' ', verb.Arguments.Select(argument => argument.Name).Prepend(string.Join(", ", verb.Aliases.Prepend(verb.Name))));

    private static string? FirstLine(Command verb) => verb.Description?.Split('\n')[0].TrimEnd();

    private static string? Describe(Option option) => option.Required ? $"{option.Description} (wajib)" : option.Description;

    private static void Table(string heading, IEnumerable<(string Name, string? Text)> rows, TextWriter output)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        var width = all.Max(row => row.Name.Length);
        foreach (var (name, text) in all)
        {
            output.WriteLine($"  {name.PadRight(width)}  {text}".TrimEnd());
        }
    }
}

using System.Text.Json.Serialization;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Registers;

/// <summary>
/// An act on a register in a form that can be kept and done again (<c>KeptActs</c>). It names people by their
/// identity in the clear, so it is only ever stored encrypted.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Explain), "explain")]
[JsonDerivedType(typeof(Decide), "decide")]
[JsonDerivedType(typeof(ConfirmDouble), "double")]
[JsonDerivedType(typeof(Receive), "receive")]
[JsonDerivedType(typeof(SendTo), "send")]
[JsonDerivedType(typeof(Mark), "mark")]
internal abstract record RegisterAct
{
    /// <summary>The people whom it names, as <see cref="PersonIdentity.Value"/>.</summary>
    public abstract IReadOnlyList<string> Identities { get; }

    /// <param name="name">The act's own name, which becomes part of what it leaves behind.</param>
    /// <returns>Null where there is nothing to do.</returns>
    public abstract Register? Apply(Register register, string name);

    public sealed override string ToString() => $"RegisterAct {GetType().Name}";

    internal sealed record Explain(string Person, Role Role, MusterReason Reason, DateOnly On) : RegisterAct
    {
        public override IReadOnlyList<string> Identities => [Person];

        public override Register? Apply(Register register, string name) =>
            register.Muster.FirstOrDefault(entry => entry.Role == Role && entry.Person.Identity.Value == Person) is { } entry
                ? RegisterActs.Explain(register, entry.Person.Identity, Role, Reason, On)
                : null;
    }

    internal sealed record Decide(string Review, bool TakeOver) : RegisterAct
    {
        public override IReadOnlyList<string> Identities => [];

        public override Register? Apply(Register register, string name) => RegisterActs.Decide(register, Review, TakeOver);
    }

    internal sealed record ConfirmDouble(string Nik, RegionCode Other, DateOnly On) : RegisterAct
    {
        public override IReadOnlyList<string> Identities => [IdentityOf(Nik)];

        public override Register? Apply(Register register, string name) => RegisterActs.ConfirmDouble(register, Parse(Nik), Other, On);
    }

    internal sealed record Receive(string Nik, IReadOnlyList<PastCredential> History, PersonRestriction? Restricted = null) : RegisterAct
    {
        public override IReadOnlyList<string> Identities => [IdentityOf(Nik)];

        public override Register? Apply(Register register, string name) => RegisterActs.Receive(register, Parse(Nik), History, Restricted);
    }

    internal sealed record SendTo(string Nik, RegionCode To, DateOnly On) : RegisterAct
    {
        public override IReadOnlyList<string> Identities => [IdentityOf(Nik)];

        public override Register? Apply(Register register, string name) => RegisterActs.SendTo(register, Parse(Nik), To, On, name);
    }

    /// <summary>Corrections and restrictions as they stand after the act, and the reviews that it settled.</summary>
    internal sealed record Mark(IReadOnlyList<MarkedPerson> People, IReadOnlyList<string> Settled) : RegisterAct
    {
        public override IReadOnlyList<string> Identities => [.. People.Select(person => person.Identity)];

        /// <summary>What an act did that changes nobody's place, only what is noted of them.</summary>
        public static RegisterAct Of(Register before, Register after) => new Mark(
            [
                .. Everybody(before).Zip(Everybody(after)).Where(pair => !ReferenceEquals(pair.First, pair.Second))
                    .Select(pair => new MarkedPerson(pair.First.Identity.Value, pair.Second.Corrections, pair.Second.Restricted))
                    .DistinctBy(person => person.Identity),
            ],
            [.. before.Reviews.Except(after.Reviews).Select(review => review.Id)]);

        public override Register? Apply(Register register, string name)
        {
            var marks = People.ToDictionary(person => person.Identity, StringComparer.Ordinal);
            Person Next(Person person) => marks.TryGetValue(person.Identity.Value, out var mark) ? mark.Apply(person) : person;
            var next = register with
            {
                People = [.. register.People.Select(Next)],
                Muster = [.. register.Muster.Select(entry => entry with { Person = Next(entry.Person) })],
                Reviews = [.. register.Reviews.Where(review => !Settled.Contains(review.Id))],
            };
            return next.Reviews.Count == register.Reviews.Count && Everybody(register).SequenceEqual(Everybody(next), ReferenceEqualityComparer.Instance) ? null : next;
        }

        private static IEnumerable<Person> Everybody(Register register) => register.People.Concat(register.Muster.Select(entry => entry.Person));
    }

    private static string IdentityOf(string nik) => PersonIdentity.Of(Parse(nik), "", null).Value;

    private static Nik Parse(string digits) => Nik.TryParse(digits, out var nik) ? nik : throw new FormatException("The kept NIK is not valid.");
}

/// <param name="Identity">Who it was before the act.</param>
internal sealed record MarkedPerson(string Identity, IReadOnlyList<PersonCorrection> Corrections, PersonRestriction? Restricted)
{
    public Person Apply(Person person)
    {
        var added = Corrections.Except(person.Corrections).ToList();
        return added.Count == 0 && person.Restricted == Restricted
            ? person
            : added.Aggregate(person, (next, correction) => PersonCorrections.With(next, correction.Field, correction.New)) with
            {
                Corrections = [.. person.Corrections, .. added],
                Restricted = Restricted,
            };
    }

    public override string ToString() => $"MarkedPerson {Corrections.Count} corrections";
}

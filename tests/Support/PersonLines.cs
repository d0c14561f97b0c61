using SertiKesos.People;
using SertiKesos.Rosters;

namespace SertiKesos.Tests.Support;

/// <summary>
/// Everything that is known of people as text in an order of its own: records compare their lists by reference.
/// </summary>
internal static class PersonLines
{
    public static string Of(RosterReading reading) => Of(reading.People.Select(row => row.Person));

    public static string Of(IEnumerable<Person> people) => string.Join('\n', people.Select(Line).Order(StringComparer.Ordinal));

    private static string Line(Person person) => string.Join('|',
        [
            person.Identity.Value, person.Name, $"{person.BirthDate:O}", $"{person.Sex}", string.Join('/', person.Phones), person.Email ?? "-",
            .. person.Assignments.OrderBy(assignment => assignment.Role).SelectMany(assignment => (string[])
                [
                    $"{assignment.Role} {assignment.Posting} {assignment.Kecamatan} {assignment.Kelurahan} {assignment.Status} {assignment.MemberNumber}",
                    .. assignment.Credentials.Select(Line).Order(StringComparer.Ordinal),
                ]),
        ]);

    private static string Line(Credential credential) =>
        $"{credential.Kind} {credential.Evidence} {credential.Scheme} {credential.Number} {credential.Issuer} {credential.IssuedOn:O} {credential.ExpiresOn:O} {credential.NeverExpires} {credential.Suspended}";
}

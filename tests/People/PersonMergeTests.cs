using SertiKesos.People;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.People;

public sealed class PersonMergeTests
{
    [Fact]
    public void One_nik_in_two_roles_is_one_person()
    {
        var people = PersonMerge.Merge([A.Person(1, A.Post(Role.Psm)), A.Person(2), A.Person(1, A.Post(Role.Tagana))]);

        Assert.Equal(2, people.Count);
        Assert.Equal([Role.Psm, Role.Tagana], people[0].Assignments.Select(assignment => assignment.Role));
    }

    [Fact]
    public void Of_two_rows_in_one_role_the_later_stands()
    {
        var person = Assert.Single(PersonMerge.Merge([A.Person(1, A.Post(posting: "Kelurahan")), A.Person(1, A.Post(posting: "LK3"))]));

        Assert.Equal("LK3", Assert.Single(person.Assignments).Posting);
    }

    [Fact]
    public void Contacts_of_all_rows_are_kept()
    {
        var person = Assert.Single(PersonMerge.Merge(
        [
            A.Person(1) with { Phones = ["+6281200000001"] },
            A.Person(1) with { Phones = ["+6281200000001", "+6281200000002"], Email = "contoh@contoh.example" },
        ]));

        Assert.Equal(["+6281200000001", "+6281200000002"], person.Phones);
        Assert.Equal("contoh@contoh.example", person.Email);
    }
}

using Ingot.Tests.Emulator.Guests;

namespace Ingot.Tests.Ansible.Roles;

/// <summary>What every role proves: bad input is refused, check mode changes nothing, the change is made, a second run changes nothing.</summary>
[Collection(RoleCollection.Name)]
public abstract class RoleSpecs(RoleRuns runs)
{
    /// <summary>Name of the role.</summary>
    protected abstract string Role { get; }

    /// <summary>What it says to its bad input.</summary>
    protected abstract string Sentence { get; }

    /// <summary>The tasks that change a fresh machine, as far as check mode can know.</summary>
    protected abstract string[] Foreseen { get; }

    [Fact]
    public void Bad_input_is_refused() => Assert.Contains(Sentence, runs.Refusal(Role), StringComparison.Ordinal);

    [Fact]
    public void Check_mode_reports_the_changes_and_makes_none()
    {
        Assert.True(runs.Check.ExitCode == 0, runs.Check.ToString());
        Assert.Equal(Foreseen, Changed(runs.Check));
        Assert.Equal(runs.Before, runs.AfterCheck);
    }

    [Fact]
    public void The_change_is_made()
    {
        Assert.True(runs.First.ExitCode == 0, runs.First.ToString());
        Assert.Superset(Foreseen.ToHashSet(StringComparer.Ordinal), Changed(runs.First).ToHashSet(StringComparer.Ordinal));
        AssertMade(runs.Machine, runs.First);
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        Assert.True(runs.Second.ExitCode == 0, runs.Second.ToString());
        Assert.Empty(Changed(runs.Second));
        Assert.Empty(runs.Machine.Machine.NotModelled);
    }

    /// <summary>What is on the machine now.</summary>
    protected abstract void AssertMade(TestMachine machine, PlaybookResult run);

    string[] Changed(PlaybookResult run) =>
        [.. run.Changed().Where(task => task.StartsWith($"{Role} : ", StringComparison.Ordinal)).Select(task => task[(Role.Length + 3)..]).Distinct(StringComparer.Ordinal)];
}

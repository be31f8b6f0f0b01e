namespace Ingot.Tests.Ansible.Arguments;

/// <summary>Every wrong playbook is caught at its line, and no correct one is.</summary>
public sealed class CorpusSpecs
{
    [Fact]
    public async Task Every_mistake_is_found_at_its_line_and_nothing_else()
    {
        using var corpus = Corpus.Open();

        var findings = await Rehearsed.FindAsync(corpus.Root, [.. corpus.Playbooks("wrong")]);

        Assert.True(corpus.Playbooks("wrong").Count >= 40);
        Assert.Equal(corpus.Expected("wrong"), findings.Select(Corpus.Shown).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_found_in_correct_playbooks_however_unusual()
    {
        using var corpus = Corpus.Open();

        var findings = await Rehearsed.FindAsync(corpus.Root, [.. corpus.Playbooks("correct")]);

        Assert.True(corpus.Playbooks("correct").Count >= 20);
        Assert.Empty(findings);
    }

    [Fact]
    public async Task Nothing_is_found_in_the_sample()
    {
        var findings = await Rehearsed.FindAsync(Checkout.Root, "playbooks/provisionedbox.yml", "playbooks/verify.yml");

        Assert.Empty(findings);
    }
}

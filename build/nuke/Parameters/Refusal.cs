namespace Nuke.Common.Parameters;

/// <summary>A mistake of the user, found before anything ran: what is wrong, why, and what to do.</summary>
sealed class Refusal(string what, string why, string remedy) : Exception(what)
{
    public string Why => why;

    public string Remedy => remedy;

    public override string ToString() => $"error: {Message}\nwhy:   {why}\ndo:    {remedy}";
}

namespace Ingot.Ansible.Arguments.Sources;

/// <summary>A value that a script works out when it runs.</summary>
sealed class Unknown
{
    /// <summary>The only one.</summary>
    public static readonly Unknown Value = new();

    Unknown()
    {
    }
}

namespace Ingot.Tests.Ansible.Roles;

/// <summary>The roles' proofs share their runs.</summary>
[CollectionDefinition(Name)]
public sealed class RoleCollection : ICollectionFixture<RoleRuns>
{
    public const string Name = "roles";
}

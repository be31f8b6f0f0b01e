namespace Ingot.Recipes;

/// <summary>The stages of a bake that leave a mark on the build VM, in their order.</summary>
public enum Stage
{
    /// <summary>There is no build VM.</summary>
    None,

    /// <summary>The build VM is there.</summary>
    ProvisionVm,

    /// <summary>The playbook ran to its end.</summary>
    RunAnsible,

    /// <summary>Windows is generalized.</summary>
    Sysprep,
}

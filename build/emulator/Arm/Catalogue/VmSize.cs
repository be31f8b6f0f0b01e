namespace Ingot.Emulator.Arm.Catalogue;

/// <summary>A virtual machine size.</summary>
/// <param name="Name">Such as Standard_D2s_v5.</param>
/// <param name="Family">The quota it counts against.</param>
/// <param name="Cores">vCPUs.</param>
/// <param name="MemoryMegabytes">Memory in MB.</param>
/// <param name="Generations">Hyper-V generations it boots, as the capability lists them: V1,V2.</param>
sealed record VmSize(string Name, string Family, int Cores, int MemoryMegabytes, string Generations = "V1,V2");

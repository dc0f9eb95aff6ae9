# What containers may do where AppArmor is, besides what namespaces, capabilities, seccomp and masked
# paths forbid. Loaded by Drydock; a profile of this name that is there already is left as it is.
profile docker-default flags=(attach_disconnected,mediate_deleted) {
  file,
  network,
  capability,
  umount,

  # Mounts are the runtime's business, made before this profile applies.
  deny mount,

  # From the engine and runtimes, and among the processes of containers.
  signal (receive) peer=unconfined,
  signal (receive) peer={crun,runc},
  signal (send,receive) peer=docker-default,
  ptrace (trace,read,tracedby,readby) peer=docker-default,

  # The kernel's own files: of all that is not a process only shared memory may be set.
  deny /proc/[a-z]* w,
  deny /proc/{acpi,asound,bus,driver,dynamic_debug,fs,irq,scsi,tty}/** w,
  deny /proc/sys/{abi,debug,dev,fs,net,sunrpc,user,vm,xen}/** w,
  deny /proc/sys/kernel/{[^s]*,s[^h]*,sh[^m]*} w,
  deny /proc/sys/kernel/*/** w,
  deny /proc/{kcore,kmem,mem,sysrq-trigger} rwklx,

  # Control groups are the one thing to write to in sysfs; a mount decides whether they may.
  deny /sys/{block,bus,class,dev,devices,hypervisor,kernel,module,power}/** wklx,
  deny /sys/fs/{[^c]*,c[^g]*}/** wklx,
  deny /sys/firmware/** rwklx,
  deny /sys/devices/virtual/powercap/** rwklx,
  deny /sys/kernel/security/** rwklx,
}

#!/usr/bin/perl
# Starts a program as systemd does for a socket unit of type notify: passes it a listening socket as
# descriptor 3, and writes each datagram of its NOTIFY_SOCKET to standard output.
#   service-manager.pl LISTEN-PATH NOTIFY-PATH PROGRAM [ARGUMENT...]
use strict;
use warnings;
use Socket;
use POSIX ();

$| = 1;
my ($listen, $notify, @program) = @ARGV;

socket(my $datagrams, AF_UNIX, SOCK_DGRAM, 0) or die "socket: $!";
bind($datagrams, sockaddr_un($notify)) or die "bind $notify: $!";
socket(my $listener, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
bind($listener, sockaddr_un($listen)) or die "bind $listen: $!";
listen($listener, 16) or die "listen: $!";

my $daemon = fork() // die "fork: $!";
if ($daemon == 0) {
    POSIX::dup2(fileno($listener), 3) or die "dup2: $!" if fileno($listener) != 3;
    POSIX::close(fileno($datagrams)) if fileno($datagrams) != 3;
    $^F = 3;
    @ENV{qw(LISTEN_FDS LISTEN_PID NOTIFY_SOCKET)} = (1, $$, $notify);
    exec { $program[0] } @program or die "exec $program[0]: $!";
}
$SIG{TERM} = sub { kill 'TERM', $daemon };
$SIG{CHLD} = sub { };
close($listener);
vec(my $readable = '', fileno($datagrams), 1) = 1;
until (waitpid($daemon, POSIX::WNOHANG()) == $daemon) {
    next unless select(my $ready = $readable, undef, undef, 0.1) > 0;
    recv($datagrams, my $state, 4096, 0);
    print "$state\n";
}
exit(($? >> 8) || ($? & 127 ? 128 + ($? & 127) : 0));

//! Whether a folder is on a disk of this machine.

use std::path::Path;

/// Whether programs of this machine share memory through files in this folder, as SQLite's write-ahead log needs.
///
/// They do not on file systems that other machines or programs serve, where locks may be a promise and nothing more.
pub fn is_local(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|status| local(&status))
}

/// File systems served over a network, by a program (FUSE) or by the host of a virtual machine: the numbers of `statfs(2)`.
#[cfg(target_os = "linux")]
const SERVED: [u32; 16] = [
    0x6969,      // NFS
    0x517b,      // SMB
    0xfe53_4d42, // SMB 2
    0xff53_4d42, // CIFS
    0x6573_5546, // FUSE, virtiofs
    0x0102_1997, // 9P
    0x5346_414f, // AFS
    0x6b41_4653, // AFS of the kernel
    0x7375_7245, // Coda
    0x786f_4256, // VirtualBox
    0xbacb_acbc, // VMware
    0x00c3_6400, // Ceph
    0x0bd0_0bd0, // Lustre
    0x4750_4653, // GPFS
    0x7461_636f, // OCFS 2
    0x0116_1970, // GFS 2
];

#[cfg(target_os = "linux")]
#[allow(clippy::cast_possible_truncation, reason = "the numbers have 32 bits; the field is as wide as the machine")]
fn local(status: &rustix::fs::StatFs) -> bool {
    !SERVED.contains(&(status.f_type as u32))
}

/// `MNT_LOCAL` of macOS and the BSDs.
#[cfg(not(target_os = "linux"))]
fn local(status: &rustix::fs::StatFs) -> bool {
    const MNT_LOCAL: u64 = 0x1000;
    u64::from(status.f_flags) & MNT_LOCAL != 0
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_disk_is_local_and_what_is_not_there_is_not() {
        let folder = tempfile::TempDir::new().expect("a folder");
        assert!(super::is_local(folder.path()));
        assert!(!super::is_local(&folder.path().join("none")));
    }
}

import type { I18n } from '@lingui/core'

/** How a device comes to trust the authority, in the words of its own settings. */
export interface TrustSystem {
  readonly id: 'ios' | 'android' | 'windows' | 'macos' | 'linux'
  /** What the system calls itself; never translated. */
  readonly name: string
  /** Tells it by what a browser says of itself. */
  readonly agent: RegExp
  readonly steps: readonly { readonly id: string; readonly message: string }[]
}

/** In the sequence in which a browser is asked: Android says Linux too, and an iPhone says Mac OS. */
export const trustSystems: readonly TrustSystem[] = [
  {
    id: 'ios', name: 'iPhone, iPad', agent: /iPhone|iPad|iPod/, steps: [
      /*i18n*/{ id: 'trust.ios.1', message: 'In Safari, tap Download the certificate above and allow the download.' },
      /*i18n*/{ id: 'trust.ios.2', message: 'Open Settings, tap Profile Downloaded at the top, then Install.' },
      /*i18n*/{ id: 'trust.ios.3', message: 'Open Settings › General › About › Certificate Trust Settings and switch on the one that begins with Lunette.' },
    ],
  },
  {
    id: 'android', name: 'Android', agent: /Android/, steps: [
      /*i18n*/{ id: 'trust.android.1', message: 'Tap Download the certificate above.' },
      /*i18n*/{ id: 'trust.android.2', message: 'Open Settings and search for “CA certificate”; on most phones it is under Security › Encryption and credentials › Install a certificate.' },
      /*i18n*/{ id: 'trust.android.3', message: 'Confirm the warning with Install anyway and choose lunette.crt from the downloads.' },
    ],
  },
  {
    id: 'windows', name: 'Windows', agent: /Windows/, steps: [
      /*i18n*/{ id: 'trust.windows.1', message: 'Press Download the certificate above and open the file.' },
      /*i18n*/{ id: 'trust.windows.2', message: 'Choose Install Certificate › Local Machine › Place all certificates in the following store › Trusted Root Certification Authorities.' },
      /*i18n*/{ id: 'trust.windows.3', message: 'Finish, close all windows of the browser and open it again.' },
    ],
  },
  {
    id: 'macos', name: 'macOS', agent: /Macintosh|Mac OS/, steps: [
      /*i18n*/{ id: 'trust.macos.1', message: 'Press Download the certificate above and open the file; Keychain Access adds it.' },
      /*i18n*/{ id: 'trust.macos.2', message: 'In Keychain Access, double-click the certificate that begins with Lunette, open Trust and choose Always Trust.' },
      /*i18n*/{ id: 'trust.macos.3', message: 'Close the browser and open it again.' },
    ],
  },
  {
    id: 'linux', name: 'Linux', agent: /Linux|X11/, steps: [
      /*i18n*/{ id: 'trust.linux.1', message: 'Press Download the certificate above.' },
      /*i18n*/{ id: 'trust.linux.2', message: 'In Chrome or Chromium: Settings › Privacy and security › Security › Manage certificates › Installed by you, then Import under Trusted Certificates.' },
      /*i18n*/{ id: 'trust.linux.3', message: 'In Firefox: Settings › Privacy & Security › View Certificates › Authorities › Import, and tick “Trust this CA to identify websites”.' },
    ],
  },
]

/** The other texts of the page in one language. */
export const trustWords = (i18n: I18n) => ({
  title: i18n._({ id: 'trust.title', message: 'Let this device trust Lunette' }),
  why: i18n._({ id: 'trust.why', message: 'Once on every phone, tablet and till. Then Lunette opens without a warning, and camera and passkeys work.' }),
  only: i18n._({ id: 'trust.only', message: 'The certificate is good for this Lunette and names of a private network only, for no bank and no shop in the internet.' }),
  download: i18n._({ id: 'trust.download', message: 'Download the certificate' }),
  compare: i18n._({ id: 'trust.compare', message: 'Compare this fingerprint with the one under Settings › Devices on the computer of the shop. If they differ, stop and ask whoever looks after Lunette.' }),
  yours: i18n._({ id: 'trust.yours', message: 'this device' }),
  open: i18n._({ id: 'trust.open', message: 'When that is done' }),
  goTo: i18n._({ id: 'trust.go', message: 'Open Lunette' }),
  otherwise: i18n._({ id: 'trust.otherwise', message: 'If that address is not found:' }),
  language: i18n._({ id: 'trust.language', message: 'Language' }),
})

/** With what somebody visits the shop. */
export interface Device {
  readonly browser: string;
  readonly browserVersion: number;
  readonly os: string;
  readonly type: "Desktop" | "Mobile";
  readonly width: number;
  readonly height: number;
  readonly userAgent: string;
}

/** The common ones. */
export const devices: readonly Device[] = [
  {
    browser: "Chrome",
    browserVersion: 141,
    os: "Windows",
    type: "Desktop",
    width: 1920,
    height: 1080,
    userAgent:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
  },
  {
    browser: "Safari",
    browserVersion: 18.6,
    os: "Mac OS X",
    type: "Desktop",
    width: 1512,
    height: 982,
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
  },
  {
    browser: "Mobile Safari",
    browserVersion: 18.6,
    os: "iOS",
    type: "Mobile",
    width: 393,
    height: 852,
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
  },
  {
    browser: "Firefox",
    browserVersion: 143,
    os: "Linux",
    type: "Desktop",
    width: 2560,
    height: 1440,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
  },
  {
    browser: "Chrome",
    browserVersion: 141,
    os: "Android",
    type: "Mobile",
    width: 412,
    height: 915,
    userAgent:
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
  },
];

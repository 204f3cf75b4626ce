// For pages without React: tokens and type only.
import './base.css'
